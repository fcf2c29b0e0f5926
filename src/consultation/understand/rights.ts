import type { Topic } from '../../knowledge/document.ts';
import { findWords, wordList } from './word-list.ts';

/** A right, or a kind of one, that questions and answers are told apart by. */
export type RightId =
  | 'patent'
  | 'invention'
  | 'utility-model'
  | 'design'
  | 'trademark'
  | 'copyright'
  | 'software'
  | 'geographical-indication'
  | 'layout-design'
  | 'trade-secret'
  | 'plant-variety'
  | 'customs'
  | 'data'
  | 'domain'
  | 'company-name';

interface Right {
  readonly topic: Topic;
  /** The right it is a kind of. */
  readonly kindOf?: RightId;
  /** The name that takes its place in a follow-up question. */
  readonly names: { readonly zh: string; readonly en: string };
  /** Simplified, lower case. */
  readonly words: readonly string[];
}

/** Rights and the words people name them with; a longer word wins over a shorter one inside it. */
export const rights: Readonly<Record<RightId, Right>> = {
  patent: {
    topic: 'patent',
    names: { zh: '专利', en: 'patent' },
    words: [
      '专利',
      '发明人',
      '设计人',
      '发明创造',
      '职务发明',
      'patent',
      'patents',
      'patented',
      'patenting',
      'pct',
      '专力',
    ],
  },
  invention: {
    topic: 'patent',
    kindOf: 'patent',
    names: { zh: '发明专利', en: 'invention patent' },
    words: ['发明专利', '大发明', '发明', 'invention patent', 'invention patents', 'invention', 'inventions'],
  },
  'utility-model': {
    topic: 'patent',
    kindOf: 'patent',
    names: { zh: '实用新型专利', en: 'utility model' },
    words: ['实用新型专利', '实用新型', '新型专利', '小专利', '新型', 'utility model', 'utility models'],
  },
  design: {
    topic: 'patent',
    kindOf: 'patent',
    names: { zh: '外观设计专利', en: 'design patent' },
    words: [
      '外观设计专利',
      '外观专利',
      '外观设计',
      '设计专利',
      '外观',
      'design patent',
      'design patents',
      'industrial design',
      'industrial designs',
      'design registration',
      'design',
      'designs',
    ],
  },
  trademark: {
    topic: 'trademark',
    names: { zh: '商标', en: 'trademark' },
    words: [
      '注册商标',
      '商标注册',
      '商标权',
      '商标',
      '商标证',
      '牌子',
      'r标',
      'tm标',
      '撤三',
      '马德里',
      'trademark',
      'trademarks',
      'trade mark',
      'trade marks',
      'a mark',
      'the mark',
      'my mark',
      'our mark',
      'registered mark',
      'registered marks',
      'brand name',
      'brand names',
      'brand',
      'brands',
      'madrid',
    ],
  },
  copyright: {
    topic: 'copyright',
    names: { zh: '著作权', en: 'copyright' },
    words: ['著作权', '版权', '作品登记', 'copyright', 'copyrights', 'copyrighted'],
  },
  software: {
    topic: 'copyright',
    kindOf: 'copyright',
    names: { zh: '软件著作权', en: 'software copyright' },
    words: [
      '软件著作权',
      '软件版权',
      '计算机软件',
      '软著',
      'software copyright',
      'computer software',
      'computer program',
    ],
  },
  'geographical-indication': {
    topic: 'geographical-indication',
    names: { zh: '地理标志', en: 'geographical indication' },
    words: ['地理标志', '地标', '原产地标记', 'geographical indication', 'geographical indications', 'gi'],
  },
  'layout-design': {
    topic: 'layout-design',
    names: { zh: '集成电路布图设计', en: 'layout design' },
    words: [
      '集成电路布图设计',
      '布图设计',
      '芯片版图',
      '电路布局',
      '布图',
      'layout design',
      'layout designs',
      'layout-design',
      'layout-designs',
      'topography',
      'topographies',
      'mask work',
      'chip layout',
    ],
  },
  'trade-secret': {
    topic: 'trade-secret',
    names: { zh: '商业秘密', en: 'trade secret' },
    words: ['商业秘密', '营业秘密', '技术秘密', '商业机密', 'trade secret', 'trade secrets', 'know-how'],
  },
  'plant-variety': {
    topic: 'plant-variety',
    names: { zh: '植物新品种', en: 'plant variety' },
    words: [
      '植物新品种',
      '植物品种',
      '新品种',
      '品种权',
      'plant variety',
      'plant varieties',
      'new variety',
      'breeder',
      'breeders',
    ],
  },
  customs: {
    topic: 'customs',
    names: { zh: '海关备案', en: 'customs recordal' },
    words: ['海关备案', '海关保护', '海关', 'customs recordal', 'customs recordation', 'customs'],
  },
  data: {
    topic: 'data',
    names: { zh: '数据知识产权登记', en: 'data registration' },
    words: [
      '数据知识产权',
      '数据产品',
      '数据登记',
      '数据确权',
      'data product',
      'data products',
      'data registration',
    ],
  },
  domain: {
    topic: 'other',
    names: { zh: '域名', en: 'domain name' },
    words: ['域名', '网址', 'domain name', 'domain names', 'domain'],
  },
  'company-name': {
    topic: 'other',
    names: { zh: '企业名称', en: 'company name' },
    words: [
      '企业名称',
      '公司名称',
      '公司名',
      '字号',
      '店名',
      '商号',
      'company name',
      'trade name',
      'business name',
    ],
  },
};

const list = wordList(
  Object.entries(rights).flatMap(([id, right]) => right.words.map((word) => [word, id as RightId] as const)),
);

/** A right named in a text. */
export interface NamedRight {
  readonly id: RightId;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** The rights a normalised text names, in its order. */
export function rightsNamed(normalised: string): NamedRight[] {
  return findWords(list, normalised).map(({ value, start, end }) => ({ id: value, start, end }));
}

/** The rights of a text without repetition, and without the general one where a kind of it is named. */
export function rightsOf(normalised: string): ReadonlySet<RightId> {
  const named = new Set(rightsNamed(normalised).map(({ id }) => id));
  for (const id of [...named]) {
    const general = rights[id].kindOf;
    if (general !== undefined) named.delete(general);
  }
  return named;
}

/**
 * Whether texts that name these rights speak of different ones. A general right goes with its kinds; naming
 * none goes with everything.
 */
export function rightsDiffer(asked: ReadonlySet<RightId>, offered: ReadonlySet<RightId>): boolean {
  if (asked.size === 0 || offered.size === 0) return false;
  return ![...asked].some((one) => [...offered].some((other) => goTogether(one, other)));
}

function goTogether(one: RightId, other: RightId): boolean {
  return one === other || rights[one].kindOf === other || rights[other].kindOf === one;
}
