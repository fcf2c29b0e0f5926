import type { Topic } from '../../knowledge/document.ts';
import type { AuthorityId } from '../wire/ticket.ts';

type Bilingual = Readonly<{ 'zh-Hans': string; en: string }>;

/** The authorities by name. */
export const authorityNames: Readonly<Record<AuthorityId, Bilingual>> = {
  cnipa: { 'zh-Hans': '国家知识产权局', en: 'China National Intellectual Property Administration' },
  copyright: {
    'zh-Hans': '版权部门（文化市场执法）',
    en: 'Copyright administration (culture-market enforcement)',
  },
  'market-regulation': { 'zh-Hans': '市场监督管理部门（12315）', en: 'Market regulation (12315)' },
  customs: { 'zh-Hans': '海关', en: 'Customs' },
  court: { 'zh-Hans': '人民法院', en: "People's court" },
  police: { 'zh-Hans': '公安机关（110）', en: 'Police (110)' },
  district: { 'zh-Hans': '区级主管部门', en: 'District authority' },
  '12345': { 'zh-Hans': '12345市民热线', en: '12345 citizen hotline' },
};

/** A rule of competence: a matter of one of these topics, or that names one of these things, belongs to the authority. */
export interface RoutingRule {
  readonly authority: AuthorityId;
  readonly topics?: readonly Topic[];
  /** Looked for in the summary, in lower case and Simplified script. */
  readonly words?: RegExp;
  /** Where it is said, this rule is not meant. */
  readonly unless?: RegExp;
  /** Why, with the law it rests on. */
  readonly reason: Bilingual;
}

/**
 * Who is competent for what, by law: the most pressing first. Among rules that fit equally, the earlier one is proposed
 * first.
 */
export const routingTable: readonly RoutingRule[] = [
  {
    authority: 'police',
    words:
      /制假窝点|正在制假|威胁|恐吓|敲诈|诈骗|涉嫌犯罪|刑事|报警|counterfeit(ing)? workshop|threat|crime|criminal/,
    reason: {
      'zh-Hans':
        '正在发生的制假、威胁或者数额明显较大的涉嫌犯罪，由公安机关受理（刑法第213条至第219条）；一般民事纠纷不归公安处理。',
      en: 'Counterfeiting in progress, threats and apparent crime go to the police (Criminal Law, Articles 213–219); ordinary civil disputes do not.',
    },
  },
  {
    authority: 'customs',
    topics: ['customs'],
    words: /海关|口岸|进口|出口|进出口|报关|customs|import|export/,
    reason: {
      'zh-Hans': '进出境货物涉嫌侵权以及海关备案，由海关处理（知识产权海关保护条例第7条、第12条至第16条）。',
      en: 'Goods crossing the border and customs recordal are for Customs (Customs Protection Regulations, Articles 7 and 12–16).',
    },
  },
  {
    authority: 'court',
    words: /专利侵权|侵犯.{0,6}专利|侵害.{0,6}专利|patent infring|infring\w* .{0,20}patent/,
    reason: {
      'zh-Hans':
        '专利侵权（不是假冒专利）不由12315查处，通过行政裁决、调解或者向人民法院起诉解决（专利法第65条、第68条）。',
      en: 'Patent infringement, unlike passing off, is not for 12315: administrative adjudication, mediation or a court (Patent Law, Articles 65 and 68).',
    },
  },
  {
    authority: 'court',
    words: /起诉|诉讼|法院|官司|判决|保全|赔偿|lawsuit|sue|court|damages|injunction/,
    reason: {
      'zh-Hans': '要求赔偿、停止侵权的诉讼和保全，由人民法院受理；专利、技术秘密、软件等一审归知识产权法院。',
      en: 'Claims for damages, injunctions and preservation are for the courts; the IP court hears patents, technical secrets and software first.',
    },
  },
  {
    authority: 'copyright',
    topics: ['copyright'],
    words: /盗版|版权|著作权|盗录|盗印|copyright|pirate|pirated/,
    reason: {
      'zh-Hans': '著作权由版权部门主管，侵权由文化市场执法部门查处（著作权法第7条、第53条）。',
      en: 'Copyright belongs to the copyright administration; culture-market enforcement acts on infringement (Copyright Law, Articles 7 and 53).',
    },
  },
  {
    authority: 'market-regulation',
    topics: ['unfair-competition', 'trade-secret'],
    words:
      /假货|假冒|仿冒|冒充|商标侵权|虚假宣传|不正当竞争|商业秘密|傍名牌|fake|counterfeit|passing off|trademark infring|false advert|unfair competition|trade secret/,
    reason: {
      'zh-Hans':
        '假冒、商标侵权、假冒专利、虚假宣传、不正当竞争和侵犯商业秘密，由市场监督管理部门查处（商标法、专利法第68条、反不正当竞争法）。',
      en: 'Fakes, trademark infringement, passing off as patented, false advertising, unfair competition and trade secrets are for market regulation (Trademark Law; Patent Law, Article 68).',
    },
  },
  {
    authority: 'cnipa',
    topics: ['patent', 'trademark', 'geographical-indication', 'layout-design'],
    words:
      /驳回|复审|无效宣告|宣告无效|审查意见|审查进度|补正|受理通知|视为撤回|恢复权利|注册申请|专利申请|授权通知|登记簿|异议|撤三|refus|re-?exam|invalidat|office action|application|opposition/,
    unless: /侵权|假冒|仿冒|infring|counterfeit|fake/,
    reason: {
      'zh-Hans':
        '专利、商标、地理标志、布图设计的受理、审查、授权、复审和无效，由国家知识产权局负责，地方不授予（专利法第3条、商标法）。',
      en: 'Filing, examination, grant, re-examination and invalidity are for CNIPA; no local office grants rights (Patent Law, Article 3; Trademark Law).',
    },
  },
  {
    authority: 'district',
    topics: ['finance', 'public-service'],
    words: /资助|补贴|奖励|扶持|园区|街道|区里|本区|subsid|grant scheme|district/,
    unless: /侵权|假冒|infring/,
    reason: {
      'zh-Hans': '资助、奖励和园区服务按所在区的政策办理，由区级主管部门答复。',
      en: 'Subsidies, rewards and services of parks follow the policy of the district, which answers for it.',
    },
  },
  {
    authority: '12345',
    topics: ['plant-variety', 'data', 'foreign', 'enforcement', 'other'],
    reason: {
      'zh-Hans': '主管部门不在上列之中或者尚不清楚的，由12345转办，并负责跟踪。',
      en: 'Where the competent authority is another or is not clear yet, 12345 passes the case on and follows it.',
    },
  },
];
