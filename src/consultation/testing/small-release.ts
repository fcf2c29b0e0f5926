import type { Release } from '../../knowledge/release.ts';
import { day } from '../../platform/day.ts';
import { entry, recordOf, releaseOf, statute, type Shelved } from './make-release.ts';

/** Laws in words of our own, short enough to read and shaped like real ones. */
const laws: readonly Shelved[] = [
  statute(
    '中华人民共和国专利法',
    {
      11: '专利授权以后，没有得到专利权人许可，任何人不得为了生产经营制造、使用、销售专利产品。',
      24: '申请专利的发明在申请日以前六个月内，有下列情形之一的，不丧失新颖性：\n（一）在国家紧急状态下为公共利益公开的；\n（二）在政府主办的国际展览会上首次展出的；\n（三）他人没有得到申请人同意泄露的。',
      42: '发明专利的保护期是二十年，实用新型专利十年，外观设计专利十五年，都从申请日算起。\n授权过程被不合理拖延的，专利权人可以请求补偿期限。\n新药发明的专利可以另外补偿，补偿的时间最多五年。',
      43: '专利权人从被授予专利权的当年开始缴纳年费。',
      67: '被控侵权人能证明实施的是现有技术的，不构成侵权。但是，明知是他人专利而假冒的除外。',
    },
    { effectiveFrom: day('2021-06-01') },
  ),
  statute(
    '中华人民共和国商标法',
    {
      33: '初步审定公告的商标，从公告那天起三个月内，在先权利人或者利害关系人可以向商标局提出异议；公告期满没有异议的，核准注册。',
      40: '注册商标到期还要使用的，应当在期满前十二个月内办理续展；没有办理的，给六个月宽展期。',
    },
    { effectiveFrom: day('2019-11-01'), effectiveTo: day('2026-12-31') },
  ),
  statute(
    '商标法实施条例',
    {
      24: '对商标局公告的商标提出异议的人，应当提交异议申请书，写明理由，附上证据，并按期缴纳异议费用。',
      26: '商标异议的期限按照商标法计算，异议申请超过期限的，商标局不予受理。',
    },
    { authority: 'administrative-regulation', effectiveFrom: day('2014-05-01') },
  ),
  statute(
    '专利法实施细则',
    {
      95: '申请人从申请日起两个月内，或者收到受理通知书起十五天内缴纳申请费；旧规定的第九十五条。',
    },
    {
      path: 'statutes/专利法实施细则(2010).md',
      authority: 'administrative-regulation',
      effectiveFrom: day('2010-02-01'),
      effectiveTo: day('2024-01-19'),
    },
  ),
  statute(
    '专利法实施细则',
    {
      112: '申请人从申请日起两个月内，或者收到受理通知书起十五天内缴纳申请费；没有缴足的，申请视为撤回。',
    },
    {
      path: 'statutes/专利法实施细则(2023).md',
      authority: 'administrative-regulation',
      effectiveFrom: day('2024-01-20'),
    },
  ),
  statute('电子商务法', {
    42: '知识产权权利人认为自己的权利受到侵害的，可以通知电子商务平台经营者采取删除、屏蔽、断开链接等必要措施，通知应当附上构成侵权的初步证据。',
  }),
  statute('民法典', {
    1079: '夫妻一方要求离婚的，可以由有关组织调解，或者直接向人民法院起诉离婚。',
  }),
];

const records = [
  recordOf({
    id: 'term-patent',
    kind: 'term',
    title: {
      'zh-Hans': '专利权期限（发明、实用新型、外观设计）',
      en: 'Term of patents: inventions, utility models, designs',
    },
    askedAs: {
      'zh-Hans': ['发明专利保护多少年', '外观专利能用几年', '实用新型有效期多长'],
      en: ['how long does a patent last', 'how long is a design patent valid', 'utility model term'],
    },
    statement: {
      'zh-Hans':
        '发明专利权的期限是{{invention}}，实用新型是{{utility-model}}，外观设计是{{design}}，都从申请日起算。',
      en: 'A patent for an invention lasts {{invention}}, a utility model {{utility-model}} and a design {{design}}, all counted from the filing date.',
    },
    values: [
      {
        id: 'invention',
        label: { 'zh-Hans': '发明专利', en: 'Invention' },
        quantity: { value: 20, unit: 'year' },
        applies: { words: ['发明', 'invention'] },
      },
      {
        id: 'utility-model',
        label: { 'zh-Hans': '实用新型专利', en: 'Utility model' },
        quantity: { value: 10, unit: 'year' },
        applies: { words: ['实用新型', 'utility model'] },
      },
      {
        id: 'design',
        label: { 'zh-Hans': '外观设计专利', en: 'Design' },
        quantity: { value: 15, unit: 'year' },
        applies: { words: ['外观', 'design'] },
      },
    ],
    basis: [{ document: '专利法', article: 42 }],
  }),
  recordOf({
    id: 'fee-annuity-design',
    kind: 'fee',
    title: { 'zh-Hans': '实用新型、外观设计专利年费', en: 'Annuities of utility models and designs' },
    askedAs: {
      'zh-Hans': ['外观专利年费多少钱', '专利续费多少钱'],
      en: ['annuity of a design patent', 'patent renewal fee'],
    },
    statement: {
      'zh-Hans': '实用新型和外观设计专利的年费：第1年至第3年{{early}}，第4年至第5年{{middle}}。',
      en: 'Annuities of utility models and designs: {{early}} in years 1 to 3, {{middle}} in years 4 and 5.',
    },
    values: [
      {
        id: 'early',
        label: { 'zh-Hans': '第1年至第3年每年', en: 'Years 1 to 3, each' },
        quantity: { value: 600, unit: 'yuan' },
        applies: { from: 1, to: 3 },
      },
      {
        id: 'middle',
        label: { 'zh-Hans': '第4年至第5年每年', en: 'Years 4 and 5, each' },
        quantity: { value: 900, unit: 'yuan' },
        applies: { from: 4, to: 5 },
      },
    ],
    conditions: { 'zh-Hans': ['年度从申请日起算。'], en: ['Years are counted from the filing date.'] },
    basis: [{ document: '专利法', article: 43 }],
    volatility: 'F',
  }),
  recordOf({
    id: 'limit-trademark-opposition',
    kind: 'time-limit',
    topics: ['trademark'],
    title: { 'zh-Hans': '商标异议期', en: 'Trademark opposition period' },
    askedAs: {
      'zh-Hans': ['商标异议期多久', '商标公告后几个月内提异议'],
      en: ['trademark opposition period', 'deadline to oppose a trademark'],
    },
    statement: {
      'zh-Hans': '初步审定的商标自公告之日起{{period}}内可以提异议。',
      en: 'A mark can be opposed within {{period}} of its preliminary publication.',
    },
    values: [
      {
        id: 'period',
        label: { 'zh-Hans': '异议期', en: 'Opposition period' },
        quantity: { value: 3, unit: 'month' },
      },
    ],
    basis: [{ document: '商标法', article: 33 }],
    effectiveFrom: day('2019-11-01'),
    effectiveTo: day('2026-12-31'),
    volatility: 'C',
  }),
  recordOf({
    id: 'fee-trademark-renewal',
    kind: 'fee',
    topics: ['trademark'],
    title: { 'zh-Hans': '商标续展费', en: 'Trademark renewal fee' },
    askedAs: {
      'zh-Hans': ['商标续展多少钱', '商标续费多少钱'],
      en: ['how much is trademark renewal', 'trademark renewal fee'],
    },
    statement: {
      'zh-Hans': '商标续展按类别收费，网上{{online}}，纸质{{paper}}。',
      en: 'Trademark renewal costs {{online}} per class online and {{paper}} on paper.',
    },
    values: [
      {
        id: 'online',
        label: { 'zh-Hans': '网上，每类', en: 'Online, per class' },
        quantity: { value: 450, unit: 'yuan' },
        applies: { words: ['网上', 'online'] },
      },
      {
        id: 'paper',
        label: { 'zh-Hans': '纸质，每类', en: 'On paper, per class' },
        quantity: { value: 500, unit: 'yuan' },
        applies: { words: ['纸质', 'paper'] },
      },
    ],
    volatility: 'F',
  }),
  recordOf({
    id: 'change-trademark-law',
    kind: 'change',
    topics: ['trademark'],
    title: { 'zh-Hans': '新商标法：已知和未知', en: 'The Trademark Law of 2026: what is known' },
    statement: {
      'zh-Hans': '新的商标法自{{from}}起施行。',
      en: 'The new Trademark Law applies from {{from}}.',
    },
    values: [{ id: 'from', label: { 'zh-Hans': '施行日期', en: 'In force from' }, date: day('2027-01-01') }],
    change: {
      law: '商标法',
      from: day('2027-01-01'),
      known: { 'zh-Hans': ['施行日期已经确定。'], en: ['The first day is fixed.'] },
      unknown: { 'zh-Hans': ['异议期是否缩短。'], en: ['Whether the opposition period becomes shorter.'] },
    },
  }),
  recordOf({
    id: 'contact-centre',
    kind: 'contact',
    topics: ['public-service'],
    title: { 'zh-Hans': '知识产权保护中心的电话和地址', en: 'Phone and address of the IP protection centre' },
    askedAs: {
      'zh-Hans': ['保护中心电话多少', '保护中心在哪里'],
      en: ['phone number of the protection centre'],
    },
    statement: {
      'zh-Hans': '保护中心的电话和地址没有经过确认，请以官方网站为准。',
      en: 'The phone and address of the centre are not confirmed; go by the official website.',
    },
    values: [],
    handover: true,
  }),
];

const entries: readonly Shelved[] = [
  entry('faq-lost-certificate', {
    'zh-Hans': {
      question: '专利证书丢了怎么办',
      answer: '可以请求出具专利登记簿副本。登记簿副本与证书有同样的证明作用，电子证书可以重新下载。',
      askedAs: ['专利证书遗失了能补吗', '证书弄丢了'],
    },
    en: {
      question: 'What can I do when the patent certificate is lost?',
      answer:
        'Ask for a certified extract of the patent register. It proves as much as the certificate; electronic certificates can be downloaded again.',
      askedAs: ['lost patent certificate', 'can a patent certificate be replaced'],
    },
  }),
  entry(
    'faq-squatted',
    {
      'zh-Hans': {
        question: '别人抢注了我的商标怎么办',
        answer: '还在公告期的可以提异议，已经注册的可以请求宣告无效，都要准备在先使用的证据。',
        askedAs: ['商标被抢注了', '牌子被别人先注册了'],
      },
      en: {
        question: 'What can I do when someone registered my trademark first?',
        answer:
          'Oppose it while it is published; once it is registered, request its invalidation. Evidence of earlier use is needed in both cases.',
        askedAs: ['trademark squatting', 'my brand was registered by someone else'],
      },
    },
    { topics: ['trademark'] },
  ),
];

/** A release small enough to know by heart: four laws and their rules, six records, two entries. */
export function smallRelease(): Release {
  return releaseOf([...laws, ...entries], records, [
    {
      'zh-Hans': '商标续展',
      en: 'trademark renewal',
      synonyms: ['商标延期'],
      lay: ['商标续命'],
      topics: ['trademark'],
      source: 'unofficial',
    },
  ]);
}
