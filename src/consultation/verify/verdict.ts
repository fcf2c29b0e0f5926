import { normalise } from '../../language/script.ts';
import { wordsOf, type Check } from './check.ts';

/** Verdicts on the visitor's own case. What a source says of everybody's case is none, nor is what it says for the case that it is so. */
const verdicts: readonly RegExp[] = [
  /(?<!(?:如果|假如|若|要是|是否|万一).{0,4})(您|你|贵(公司|方|司))(的)?[^。!?]{0,16}(已经|已|显然|肯定|确实|应该|很可能|大概率)?(构成|属于|不构成|不属于|没有构成)(了)?.{0,8}(侵权|侵犯|侵害|违法|近似)/,
  /(您|你|贵(公司|方|司))(的)?.{0,16}(一定|肯定|可以|能够|能|不能|无法|应该能|大概率|很可能)(会)?(被)?(注册成功|获得(注册|授权)|授权|核准|胜诉|打赢|赢|败诉|输)/,
  /(您|你|对方|他们)(的)?.{0,10}(胜诉|胜算|败诉|成功|注册成功|授权)(的)?(概率|可能性|几率|把握|率)(很|较|非常|比较)?(大|高|低|小)/,
  /(这|那|该行为|这种情况)(就|显然|肯定|确实|已经)?(是|构成|属于|不构成|不算|不是)(了)?(侵权|侵犯)/,
  /(?<!\b(?:if|whether|unless|when|where|in case)\b.{0,8})\b(you|your|yours)\b[^.!?]{0,40}\b(infringe|infringes|infringed|are infringing|do not infringe|does not infringe|will (win|lose|succeed|be (granted|registered|refused))|have a (strong|good|weak) case)\b/,
  /\byour chances? (is|are|of success)\b/,
];

/** No verdict on the visitor's own case leaves, whoever wrote it. */
export const verdict: Check = {
  name: 'verdict',
  faults: ({ draft }) =>
    draft.lines.flatMap((line) => {
      if ('text' in line && line.quotedLanguage !== undefined) return [];
      const text = normalise(wordsOf(line));
      return verdicts.some((pattern) => pattern.test(text))
        ? [{ line, because: 'a verdict on the visitor’s own case' }]
        : [];
    }),
};
