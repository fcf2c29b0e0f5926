import { isDeskSentenceKey } from '../../../locale/desk/sentences.ts';
import type { Failure } from '../net/failure.ts';
import type { Speech } from './speech.ts';

/** What to say of fields that the service refused, by field. */
export type FieldWords = Readonly<Record<string, string>>;

/** Why something did not come about, in words: by the problem's code, else by its status, else as the service said it. */
export function failureWords({ code, status, params, detail }: Failure, speech: Speech): string {
  const named = params.agentName === undefined ? [] : [`problem.${code ?? ''}-by`];
  const known = [...named, `problem.${code ?? ''}`, `problem.status.${status}`].find(isDeskSentenceKey);
  if (known !== undefined) return speech.say(known, withSpans(params, speech));
  if (status >= 500) return speech.say('problem.service');
  return speech.language === 'en' && detail !== '' ? detail : speech.say('problem.other', { detail });
}

/** Seconds are told as people do. */
function withSpans(params: Failure['params'], speech: Speech): Failure['params'] {
  const { seconds } = params;
  return typeof seconds === 'number' ? { ...params, span: speech.span(seconds * 1_000) } : params;
}
