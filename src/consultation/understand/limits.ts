import type { Rule } from './rule.ts';

const abroad =
  '(?:美国|欧洲|欧盟|日本|韩国|英国|德国|法国|意大利|西班牙|荷兰|瑞士|巴西|墨西哥|台湾|香港|澳门|新加坡|马来西亚|印尼|印度尼西亚|印度|加拿大|澳大利亚|澳洲|新西兰|越南|泰国|菲律宾|俄罗斯|中东|非洲)';
const right = '(?:发明|实用新型|外观|软件|注册商标|商标|专利|版权|著作权|地理标志|商业秘密|知识产权)';
const abroadEn =
  '(?:usa?|u\\.s\\.|united states|america|eu|europe|european union|uk|united kingdom|japan|(?:south )?korea|germany|france|italy|spain|taiwan|hong kong|macao|macau|singapore|malaysia|indonesia|india|canada|australia|new zealand|vietnam|thailand|brazil|mexico|russia)';
const ofAbroadEn =
  '(?:(?<!\\b(?:let|help|give|tell|show|for|of|to|with|by|from|grant|grants|granted) )us|american|eu|european|uk|british|japanese|korean|german|french|italian|taiwan(?:ese)?|hong kong|macau|singapore|indian|canadian|australian|vietnamese|thai|brazilian|mexican|russian)';

/**
 * Asks about another country's or region's office, register or rights: Chinese law answers none of it. How such rights
 * count in China, and what their owners can do here, is a question to us.
 */
export const elsewhere: Rule = {
  any: [
    /\b(uspto|us patent office|epo|euipo|european patent office|jpo|kipo|ukipo|dpma|inpi|ipos)\b/,
    /(美国专利商标局|欧洲专利局|欧盟知识产权局|日本特许厅|韩国特许厅|英国知识产权局|台湾智慧局|智慧局|智慧财产局|知识产权署)/,
    new RegExp(
      `${abroad}(?:的|那边的?|那里的?|当地的?)?${right}(?!权?(?:人|持有|公司|企业|客户|商))(?!.{0,6}(?:权利人|公司|企业|客户))`,
    ),
    new RegExp(
      `(?:在|去|到)${abroad}(?:那边|那里|当地)?(?:申请|注册|登记|保护|续展|办).{0,12}(?:多少|几|费|多久|多长|有效期|期限|什么材料)`,
    ),
    new RegExp(
      `\\b${ofAbroadEn} (?:registered )?(?:patent|trade ?mark|design|copyright|utility model)s?\\b(?! (?:owner|holder|proprietor|applicant|company|firm|attorney))`,
    ),
    new RegExp(
      `\\b(?:in|to) (?:the )?${abroadEn}\\b.{0,40}\\b(?:cost|fees?|charge|how long|register|apply|last|valid|term)\\b|\\b(?:costs?|fees?|charge|how long|how many years|how do i (?:register|apply|file)|term|valid|last)\\b.{0,50}\\bin (?:the )?${abroadEn}\\b`,
    ),
  ],
  unless: [
    /中国|国内|大陆|内地|上海|浦东|本市|这里|这边|我国|海牙|马德里|优先权|海外维权|海外纠纷|\b(china|chinese|cnipa|shanghai|pudong|mainland|prc|here|priority|pct|madrid|hague|first filed)\b/,
  ],
  examples: [
    '美国专利商标局的年费怎么缴',
    '香港注册商标收多少港币',
    '台灣商標註冊要多久',
    '美国专利保护多少年',
    '欧盟商标有效期',
    '香港商标注册费多少',
    '日本外观设计能续展吗',
    '韩国的著作权保护到作者死后几年',
    '在德国申请专利要花多少',
    'How much does the USPTO charge?',
    'What does a trademark cost in Japan?',
    'How long does a patent last in the United States?',
    'What is the term of a European patent?',
    'Can I renew a Hong Kong trademark late?',
  ],
  counterexamples: [
    '香港公司在内地注册商标要什么材料',
    '香港公司注册商标要什么材料',
    '日本企业申请专利要找代理吗',
    '台湾商标权人能委托谁',
    '美国申请在中国要求优先权几个月',
    'Is my European patent valid in China?',
    '外国商标在国内有效吗',
    'We are a US company. How do we file in China?',
    'We are a German company. How long is a patent valid?',
    'Can you help us patent a new lamp?',
    'How does a European trademark owner renew?',
  ],
};

/** Asks for what changes from day to day or firm to firm: figures so far, lists, this year's programmes, market prices. No base can hold it. */
export const live: Rule = {
  any: [
    /(截至|截止到|到)(今天|目前|现在|今年|去年|上个月|年底)(?!\d)/,
    /(代理费|律师费|中介费|服务费|翻译费|公证费|评估费|检索费).{0,10}(多少|几|行情|贵|怎么收|大概|一般)|行情|市场价/,
    /(去年|今年|前年|上半年|本年度|上个月)(一年|全年|一共|总共|底)?.{0,18}(多少(件|亿|万|家|笔|个|人|张)|达到|完成|实现|几(件|家|笔|亿))/,
    /(今年|本年度|明年|下个?月|这个?月|本月|下周|近期|最近一(期|次|场))(的)?.{0,16}(培训|讲座|申报|评选|项目|课程|活动|名额|截止|报名|课表|通知|考试|征集)/,
    /(完整|全部|具体|所有).{0,6}(名单|名录)|名单.{0,8}(给我|发我|传|有吗|在哪|是什么|哪些)|课(程)?表/,
    /(指标|目标|任务).{0,16}(完成|达到|达成|实现)(了)?(没|没有|吗|多少)|(完成|达到|实现)(了)?(没有|没).{0,8}(指标|目标|任务)/,
    /\b(current|latest|up[- ]to[- ]date|this year'?s?|last year'?s?|next month'?s?|so far|to date|as of (today|now))\b.{0,50}\b(rate|number|numbers|list|statistics?|schedule|booth|hall|deadline|figures?|how many|total)\b/,
    /\b(how many|total|number of)\b.{0,50}\b(this year|last year|so far|to date|as of (today|now)|in 20\d\d)\b/,
    /\b(attorneys?|agents?|lawyers?|agenc(y|ies)|law firms?)('s?)?\b( (usually|normally|typically|on average|will|would))? (charge|fees?|costs?|rates?)\b|\b(market price|going rate)\b/,
    /\b(full|complete) list\b|\b(hall|booth) (number|and)\b|\b(which|what) (hall|booth)\b/,
    /\b(have|were|has|was) .{0,30}\b(targets?|goals?)\b.{0,20}\b(met|reached|achieved|fulfilled)\b/,
  ],
  examples: [
    '截至今天一共登记了多少件',
    '去年全市质押融资做了多少亿',
    '下个月的知识产权培训怎么报名',
    '服务网点的完整名单发我一份',
    '2025年的目标完成了没有',
    'What is the current success rate of mediation?',
    'How many patents were granted this year?',
    'Were the 2025 targets reached?',
    '写一件专利的代理费大概多少',
    'What do patent attorneys charge on average?',
  ],
  counterexamples: [
    '今年年费没交怎么办',
    '首次申请到现在13个月了还能要求优先权吗',
    'Can our agent file the fee reduction for us?',
    '培训基地的目标是多少家',
    '到2025年要建成什么',
    '答辩期截止到哪天',
    'What is the deadline to ask for review?',
  ],
};

/** Asks for the rules of a law that is still ahead. */
export const lawAhead: Rule = {
  any: [
    /新(的)?(商标|专利|著作权|反不正当竞争)?(法|条例|规定|规则|细则)|新法|新规|(明年|2027年?|以后|将来)(的|新|起|开始|之后|后|以后|实施|生效)*.{0,10}(法|规定|规则|还是|改|变|缩短|延长)|修(订|改)(后|以后|之后)|(按|适用|用|照)(哪个|哪部|哪一部|新|旧)(的)?法|新旧法/,
    /\b(new|2026|2027|amended|revised|upcoming|future)\b.{0,24}\b(law|rules?|act|regulations?)\b|\b(law|rules?|act|regulations?)\b.{0,16}\b(of 2026|of 2027|in 2027|from 2027|next year)\b|\bafter (january|jan\.?|1 january) 2027\b/,
  ],
  examples: [
    '新商标法里异议期是几个月',
    '明年新法实施后怎么办',
    'Does the new law shorten the opposition period?',
    'the Trademark Law of 2026',
  ],
  counterexamples: [
    '商标异议期几个月',
    '新产品怎么申请专利',
    '创新方法能申请专利吗',
    'How do I patent a new product?',
  ],
};
