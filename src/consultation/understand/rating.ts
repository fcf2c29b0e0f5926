import type { Rule } from './rule.ts';

const end = '[!。.~ ]*$';

/** A good or middling rating of the service and nothing else. */
export const goodRating: Rule = {
  any: [
    new RegExp(
      `^(我)?(给|打)?(个)?(评价)?[::]?(非常满意|很满意|比较满意|基本满意|满意|一般满意|好评|五星(好评)?|四星|5星(好评)?|4星|五分|四分|5分|4分|满分|点赞|赞)(了|的|啊)?${end}`,
    ),
    new RegExp(
      `^(very |quite |fully )?satisfied${end}|^(5|4|five|four)[ -]?stars?${end}|^rating[: ]+[345]${end}`,
    ),
  ],
  examples: ['非常满意', '满意', '五星好评', '5分', 'very satisfied', '5 stars'],
  counterexamples: ['不满意', '怎么评价窗口服务', '客户满意度标志能注册吗', '商标五年没用'],
};

/** A bad rating of the service and nothing else. */
export const badRating: Rule = {
  any: [
    new RegExp(
      `^(我)?(给|打)?(个)?(评价)?[::]?(非常不满意|很不满意|不满意|不太满意|差评|很差|太差了?|一星|二星|两星|1星|2星|一分|1分|零分|0分|没用|没帮助|没有帮助|垃圾)(了|的|啊)?${end}`,
    ),
    new RegExp(
      `^(very |quite )?(dissatisfied|unsatisfied|unhappy|disappointed)${end}|^(1|2|one|two)[ -]?stars?${end}|^rating[: ]+[12]${end}|^(useless|not helpful|unhelpful|no help)${end}`,
    ),
  ],
  examples: ['不满意', '非常不满意', '差评', '一星', 'very dissatisfied', '1 star', 'useless'],
  counterexamples: [
    '对复审决定不满意怎么办',
    '不满意审查结果可以起诉吗',
    '满意',
    'The examiner is not helpful, can I appeal?',
  ],
};

/** The last answer did not help. */
export const notHelped: Rule = {
  any: [
    /(还是|仍然|依然|并|根本|完全)?(没|没有|不)(能)?(解决|回答|答)(到)?(我的?|上|出)(的)?(问题|疑问|点子上)/,
    /答非所问|牛头不对马嘴|你(根本)?没(有)?(听|看|理解|搞)(懂|明白)|听不懂(我|人)(在)?(说|话)|说了(等于|跟)没说|我(问|说)的不是(这个|这|那)|不是(问|说)这个|还是(不懂|不明白|没明白|没懂|不清楚)(?!的)/,
    /\b(that|this|it|you) (does not|doesn't|did not|didn't|do not|don't|is not|isn't|was not|wasn't) (help|answer|what i (asked|meant|was asking)|understand|solve)/,
    /\b(not what i (asked|meant|was asking)|you (misunderstood|are not listening)|still (not clear|don't understand|do not understand|confused))\b/,
  ],
  examples: [
    '你没有回答我的问题',
    '答非所问',
    '还是不明白',
    '我问的不是这个',
    "That doesn't answer my question",
    'not what I asked',
  ],
  counterexamples: ['合同没有解决知识产权归属怎么办', '审查意见没回答会怎样', '年费怎么算我搞不明白'],
};
