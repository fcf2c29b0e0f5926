import { scriptOf, stripHidden } from '../../language/script.ts';
import { normalise } from '../../language/script.ts';
import { isInjection } from '../screen/injection.ts';
import { abuse } from '../screen/abuse.ts';
import { matches } from '../understand/rule.ts';
import { wordsOf, type Check } from './check.ts';

/** What no sentence of ours holds. Addresses are the code's to give, and a model has no tools. */
const never: readonly (readonly [RegExp, string])[] = [
  [
    /https?:|www\.|\b[a-z0-9-]+\.(com|cn|net|org|gov|io|xyz|top|example|info|cc)\b|[\w.+-]+@[\w-]+\.\w+/iu,
    'an address',
  ],
  [/[<>{}`|\\]|\]\(|!\[|^\s*(#{1,6}\s|[-*+]\s|>\s)|\*\*|__/mu, 'markup'],
  [/[A-Za-z0-9+/_-]{32,}/u, 'a coded text'],
  [
    /"?\b(tool_calls?|function_call|arguments|system prompt|developer message)\b"?/iu,
    'the inside of a program',
  ],
  [/\b(hacked|pwned|jailbr\w+|DAN mode)\b/iu, 'what an attack wants said'],
];

/** A model's sentence is plain text: no address, markup, code or hidden sign, no orders, no insults, one script. */
export const plainText: Check = {
  name: 'plain-text',
  faults: ({ draft, material }) =>
    draft.lines.flatMap((line) => {
      if (!('text' in line) || line.quotedLanguage !== undefined) return [];
      const because = faultOf(wordsOf(line), material.language);
      return because === undefined ? [] : [{ line, because }];
    }),
};

function faultOf(text: string, language: string): string | undefined {
  if (stripHidden(text).found.length > 0) return 'hidden signs';
  const found = never.find(([pattern]) => pattern.test(text.normalize('NFKC')));
  if (found) return found[1];
  if (isInjection(text)) return 'orders to a program';
  if (matches(abuse, normalise(text))) return 'an insult';
  const { simplified, traditional } = scriptOf(text);
  return language === 'zh-Hans' && traditional > simplified ? 'Traditional script' : undefined;
}
