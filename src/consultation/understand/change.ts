import type { Rule } from './rule.ts';

/** Asks what changed, since when, or whether a rule still holds: the questions that a record of a change answers. */
export const asksForChange: Rule = {
  any: [
    /(什么时候|何时|哪天|哪一?年|几月|几号|哪一天).{0,12}(开始|起|施行|实施|生效|适用|执行|取消|停|加入|受理|改|出台|发布|到期|换|能用)/,
    /(什么时候|何时|哪天|哪一?年)(的|通过|公布)|(能用|用)到(什么时候|哪天|何时)|从(什么时候|何时|哪天|哪年)/,
    /还(能|可以|要|用|有|收|发|寄|给|算|需要|得|是|办)|现在.{0,14}(吗|么|不|没|还|了)|已经.{0,10}(吗|没|了)|目前/,
    /改(了|成|为|动|过|变)|变(了|化|动|成)|修(改|订|正)|调整|取消|停(止|发|收|了)|废(止|除)|旧(版|法|的|规)|老(版|规)|新(版|法|规|的|办法|条例|规定|司法解释)|最新|原来|以前|过渡|新旧/,
    /有(没有|什么|哪些)?.{0,20}(规定|办法|条例|司法解释|文件|标准)(吗|么|没|没有|$|\?)/,
    /\b(since|from|until) (when|what (day|date|year))\b|\bwhen (did|does|do|will|was|were|is|are)\b.{0,80}\b(start\w*|begin|began|takes? effect|apply|applies|applicable|enter\w*|comes?|force|effective|replace\w*|join\w*|end(s|ed)?|expires?)\b/,
    /\b(still|no longer|any ?more|already|now|currently|new|newly|latest|revised|amended|amendments?|changes?|changed|replaced?|replaces|abolish\w*|stopp\w*|ended|old|former|previous|transition\w*|nowadays|these days|yet)\b/,
  ],
  examples: [
    '旧版证书最晚用到哪天',
    '专利登记费现在还收吗',
    '农产品地标还能登记吗',
    '商标法改了什么',
    '实施细则什么时候开始施行',
    '展会知识产权有没有专门的规定',
    'When did the revised rules take effect?',
    'Is the registration fee still charged?',
    'From what day do the new rules apply?',
  ],
  counterexamples: [
    '专利法实施细则关于申请日的规定是什么',
    '专利法实施细则第八十五条怎么规定',
    'When may a court recognise a well-known trademark ex officio?',
    '商标异议期几个月',
    'How long does a design last?',
  ],
};
