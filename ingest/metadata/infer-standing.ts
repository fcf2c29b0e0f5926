import type { Authority, Topic } from '../../src/knowledge/document.ts';
import { normalise } from '../../src/language/script.ts';

const authorityRules: readonly (readonly [Authority, (title: string, issuer: string) => boolean])[] = [
  ['judicial-interpretation', (_, issuer) => /最高人民(?:法院|检察院)/u.test(issuer)],
  ['law', (title, issuer) => issuer.startsWith('全国人民代表大会') && /法(?:典)?$/u.test(title)],
  ['administrative-regulation', (_, issuer) => issuer === '国务院'],
  ['local-regulation', (_, issuer) => /(?:省|市|自治区).*人民代表大会/u.test(issuer)],
  ['department-rule', (_, issuer) => /^(?:国家|中国|财政部|商务部|海关总署|农业)/u.test(issuer)],
  ['district-policy', (_, issuer) => /区(?:人民政府|知识产权局|市场监督管理局)/u.test(issuer)],
  [
    'city-policy',
    (_, issuer) => /市(?:人民政府|知识产权局|市场监督管理局|财政局|\p{Script=Han}{2,8}局)/u.test(issuer),
  ],
];

/** How binding a text is, where its title and issuer leave no doubt. */
export function inferAuthority(title: string, issuer: string | undefined): Authority | undefined {
  if (issuer === undefined) return undefined;
  const [plainTitle, plainIssuer] = [normalise(title), normalise(issuer)];
  return authorityRules.find(([, fits]) => fits(plainTitle, plainIssuer))?.[0];
}

/** 全国 for what national bodies issue, the place's name for the rest; undefined when no place is named. */
export function inferJurisdiction(authority: Authority, issuer: string | undefined): string | undefined {
  const national: readonly Authority[] = [
    'law',
    'administrative-regulation',
    'judicial-interpretation',
    'department-rule',
  ];
  if (national.includes(authority)) return '全国';
  return /^(\p{Script=Han}{2,6}?)(?:省|市|自治区)/u.exec(normalise(issuer ?? ''))?.[1];
}

const topicWords: readonly (readonly [Topic, RegExp])[] = [
  ['patent', /专利|实用新型|外观设计|patent/iu],
  ['trademark', /商标|trade ?mark/iu],
  ['copyright', /著作权|版权|软件保护|信息网络传播|copyright/iu],
  ['geographical-indication', /地理标志|geographical indication/iu],
  ['layout-design', /布图设计|layout[- ]design/iu],
  ['trade-secret', /商业秘密|trade secret/iu],
  ['plant-variety', /植物新品种|plant variet/iu],
  ['data', /数据知识产权|data intellectual/iu],
  ['customs', /海关|customs/iu],
  ['unfair-competition', /不正当竞争|unfair competition/iu],
  ['foreign', /涉外|外商|外国|foreign/iu],
  ['public-service', /公共服务|public service/iu],
];

/** The topics a title names. */
export function inferTopics(title: string): Topic[] {
  const plain = normalise(title);
  return topicWords.flatMap(([topic, words]) => (words.test(plain) ? [topic] : []));
}
