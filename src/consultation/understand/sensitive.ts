import type { Rule } from './rule.ts';

/** Despair, of the visitor's own or of somebody near. */
export const selfHarm: Rule = {
  any: [
    /不想活|想死|去死(了)?算了|自杀|轻生|跳楼|寻短见|了结(自己|生命)|结束(自己的)?生命|活不下去|活着(真)?没意思/,
    /\b(kill myself|killing myself|suicide|suicidal|end my life|want to die|hurt myself|self[- ]harm)\b/,
  ],
  examples: ['专利被抢走了，我不想活了', '我真的想死', 'I want to end my life over this'],
  counterexamples: ['这家公司还活着吗，商标归谁', '专利死了还能恢复吗'],
};

/** A crime or a danger that is happening now. */
export const crimeNow: Rule = {
  any: [
    /(现在|正在|此刻|马上|就在).{0,16}(威胁|殴打|打人|打我|绑架|抢劫|持刀|砸店|砸我|销毁证据|转移赃|伤害)/,
    /(正在|现在|此刻).{0,12}(制造?|生产|加工|包装|装车|灌装|贩卖|批发|运走).{0,12}(假|冒牌|山寨|仿冒|盗版)/,
    /(威胁|恐吓|勒索|敲诈)(我|我们|我家|要)|被(人)?(威胁|恐吓|勒索|敲诈|绑架)/,
    /\b(threaten(ed|ing|s)?|blackmail(ed|ing|s)?|extort(ed|ing|s)?|kidnap\w*|attack(ed|ing)?) (me|us|my (family|staff))\b/,
    /\b(right now|at this moment|as we speak)\b.{0,40}\b(fake|counterfeit|pirated|beat|destroy)/,
    /\b(fake|counterfeit|pirated)\b.{0,60}\b(right now|at this moment|as we speak)\b/,
  ],
  unless: [
    /(怎么|如何)(认定|预防|避免)/,
    /(律师函|起诉|告我们?|打官司|诉讼|投诉)/,
    /\b(sue|sues|suing|sued|lawsuit|litigation|legal action|letter|infring\w*|takedown|complain\w*)\b/,
  ],
  examples: [
    '楼下仓库正在灌装假茅台',
    '有人拿着我的图纸勒索我',
    '對方現在帶人來砸我的店',
    'They are packing counterfeit bags right now next door',
    'A man is threatening me because of my patent',
  ],
  counterexamples: [
    '正在申请的专利能转让吗',
    '怎么举报生产假冒商品的厂家',
    '正在使用的商标没注册怎么办',
    '同行一直威胁我们说要起诉',
    'A competitor is threatening us with a lawsuit',
  ],
};

/** State secrets and national defence. General questions on the rules are questions. */
export const stateSecret: Rule = {
  any: [
    /(我|我们|单位|公司|所里|研究所).{0,24}(国防专利|军工|涉密|绝密|机密|秘密级|国家秘密|武器|导弹|军用)/,
    /(涉及|属于|关系到|事关).{0,6}(国家秘密|国防(利益|安全|机密)|军事(秘密|机密)|国家安全)/,
    /\b(my|our|we|i)\b.{0,50}\b(classified|state secrets?|national defen[cs]e|military secret|weapons?)\b/,
  ],
  unless: [/(什么是|哪些(属于|算)|国防专利条例)/],
  examples: [
    '我们所里有个涉密的项目想申请专利',
    '这项技术涉及国家秘密还能申请吗',
    'Our invention is classified as a state secret',
  ],
  counterexamples: ['国防专利保护期多少年', '商业秘密怎么保护', '什么是国家秘密'],
};

/** A child writing on its own. */
export const child: Rule = {
  any: [
    /我(今年|才|现在|是|只有|刚)?(刚)?(满)?([4-9]|1[0-3]|[四五六七八九十]|十[一二三])(周)?岁/,
    /我(还)?(是|在读|在上|上)(一个|一名|个)?(小学生|幼儿园|小学([一二三四五六]年级)?)/,
    /\bi( am|'m) (only |just )?([4-9]|1[0-3])( years? old)?\b(?! (percent|days|months|weeks|hours))/,
  ],
  unless: [/岁的(孩子|儿子|女儿)/],
  examples: [
    '我今年12岁，画了一幅画被人拿去卖',
    '我是小学生，我的作文被抄了',
    "I'm 11 years old and someone stole my drawing",
  ],
  counterexamples: [
    '未成年人能当发明人吗',
    '我18岁，可以自己申请吗',
    '我家孩子画的画有版权吗',
    'I am 14 days late with the annuity',
  ],
};
