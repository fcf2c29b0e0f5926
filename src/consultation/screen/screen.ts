import { normalise, stripHidden } from '../../language/script.ts';
import { splitSentences } from '../../language/sentences.ts';
import type { DeclineReason } from '../outcomes.ts';
import type { ConsultationSettings } from '../resources.ts';
import { matches } from '../understand/rule.ts';
import { abuse, wrongdoing } from './abuse.ts';
import { isInjection } from './injection.ts';
import { describesUnpublishedInvention } from './invention.ts';

/** A question that may go on: what the visitor sees of it, and the part that is a question to us. */
export interface Screened {
  readonly ends?: never;
  readonly text: string;
}

/** A question that goes no further. */
export interface Refused {
  readonly ends:
    | {
        readonly outcome: 'declined';
        readonly reason: DeclineReason;
        readonly because: 'too-long' | 'unsafe' | 'abuse';
      }
    | { readonly outcome: 'handed-over'; readonly reason: 'switched-off' | 'unpublished-invention' };
}

/** Looks at a question before anything else does. Hidden characters are gone from the text it returns. */
export function screen(
  question: string,
  settings: Pick<ConsultationSettings, 'switchedOff' | 'maximumLength'>,
): Screened | Refused {
  const { text } = stripHidden(question);
  if (settings.switchedOff) return { ends: { outcome: 'handed-over', reason: 'switched-off' } };
  if (text.length > settings.maximumLength) return declined('too-long', 'too-long');
  const normalised = normalise(text);
  if (describesUnpublishedInvention(normalised))
    return { ends: { outcome: 'handed-over', reason: 'unpublished-invention' } };
  if (matches(wrongdoing, normalised)) return declined('unsafe', 'unsafe');
  const meant = withoutOrders(text);
  if (meant === undefined) return declined('unsafe', 'unsafe');
  if (matches(abuse, normalised) && !asksSomething(normalised)) return declined('unsafe', 'abuse');
  return { text: withoutEchoes(meant) };
}

/** Says once what somebody wrote five times and more in a row: held keys and pasted walls of text. */
function withoutEchoes(text: string): string {
  return text.replace(/(\D{1,12}?)\1{4,}/gu, '$1');
}

/** The sentences that do not give the assistant orders; undefined when it was given nothing else. */
function withoutOrders(text: string): string | undefined {
  if (!isInjection(text)) return text;
  const kept = splitSentences(text).filter((sentence) => !isInjection(sentence));
  const rest = kept.join('').trim();
  return asksSomething(normalise(rest)) ? rest : undefined;
}

const question =
  /[?]|吗|呢|怎么|如何|怎样|什么|多少|多久|几(个|年|天|月)|哪|谁|能不能|可以|是否|专利|商标|版权|著作权|知识产权|年费|续展|侵权|\b(how|what|when|where|which|who|why|can|could|do|does|is|are|may|patent|trademark|copyright)\b/;

function asksSomething(normalised: string): boolean {
  return question.test(normalised);
}

function declined(reason: DeclineReason, because: 'too-long' | 'unsafe' | 'abuse'): Refused {
  return { ends: { outcome: 'declined', reason, because } };
}
