import { normalise } from '../../language/script.ts';
import { wordsOf, type Check } from './check.ts';
import { citedBy, wordsCited } from './cited.ts';

/** Words that promise everything or nothing, in kinds; a source has to say the same kind of thing in either language. */
const kinds: Readonly<Record<string, RegExp>> = {
  'for ever':
    /终身|终生|永久|永远|永不|无限期|没有期限|长期有效|\b(forever|for ever|lifetime|for life|permanent\w*|unlimited|indefinite\w*|perpetual\w*|never (ends?|expires?|lapses?))\b/,
  'free of charge':
    /免费|免收|免缴|免交|全免|不收费|不收取|不收|零费用|停征|无需缴|不需要缴|\b(free|no (official )?(fee|fees|charge|charges|cost|annuity|annuities)|without (a )?(fee|charge)|waived?)\b/,
  'for certain':
    /一定|肯定|必然|必定|保证|百分之百|绝对|包过|\b(certainly|definitely|surely|guarantee\w*|without doubt|always|100 ?%|bound to)\b/,
  'for everybody':
    /一律|所有人|任何人都|人人|无一例外|\b(everybody|everyone|anyone can|in all cases|without exception)\b/,
};

/** No sentence says for ever, free, for certain or for everybody where its sources do not. */
export const absolutes: Check = {
  name: 'absolutes',
  faults: (checked) =>
    checked.draft.lines.flatMap((line) => {
      if (!('text' in line) || line.quotedLanguage !== undefined) return [];
      const text = normalise(wordsOf(line));
      const sources = normalise(wordsCited(citedBy(line, checked)));
      const said = Object.entries(kinds).find(([, words]) => words.test(text) && !words.test(sources));
      return said ? [{ line, because: `says “${said[0]}” where its sources do not` }] : [];
    }),
};
