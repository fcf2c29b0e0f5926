import { beforeAll, describe, expect, test } from 'vitest';
import type { Release } from '../../knowledge/release.ts';
import { day } from '../../platform/day.ts';
import type { SearchIndex, SearchQuery, SearchResult } from '../search-index.ts';
import { smallRelease } from './small-release.ts';

const oldLaw = '灯塔法旧';
const newLaw = '灯塔法新';

/** Made-up rules about lighthouses: two versions of a law, a city's rule, an entry in two languages, a rumour. */
const release = smallRelease([
  {
    id: oldLaw,
    title: '灯塔法',
    effectiveTo: day('2026-12-31'),
    supersededBy: newLaw,
    passages: [
      { unit: '1', section: '第一条', article: 1, text: '为了管理灯塔，制定本法。' },
      { unit: '2', section: '第二条', article: 2, text: '灯塔登记的异议期为三个月，自公告之日起计算。' },
      { unit: '3', section: '第三条', article: 3, text: '灯塔每年检修一次，费用由所有人承担。' },
      { unit: '4', section: '第四条', article: 4, text: '擅自拆除灯塔的，处以罚款。' },
    ],
  },
  {
    id: newLaw,
    title: '灯塔法',
    effectiveFrom: day('2027-01-01'),
    passages: [
      { unit: '2', section: '第二条', article: 2, text: '灯塔登记的异议期为两个月，自公告之日起计算。' },
    ],
  },
  {
    id: '海港市灯塔办法',
    title: '海港市灯塔办法',
    authority: 'local-regulation',
    jurisdiction: '海港市',
    passages: [{ unit: '1', section: '第一条', text: '海港市的灯塔在夜间开放，游客可以登塔参观。' }],
  },
  {
    id: '灯塔年费',
    title: '灯塔的年费怎么交',
    kind: 'faq',
    authority: 'guide',
    passages: [
      {
        unit: 'a',
        kind: 'question-answer',
        text: '可以在网上缴纳，也可以到窗口缴纳。',
        askedAs: ['守塔钱去哪里给', '灯塔年费在哪儿缴'],
      },
      {
        unit: 'a',
        language: 'en',
        kind: 'question-answer',
        text: 'Pay the annual lighthouse fee online or at the counter.',
        askedAs: ['Where do I pay for my lighthouse?'],
      },
    ],
  },
  {
    id: '传闻',
    title: '灯塔传闻',
    status: 'unconfirmed',
    passages: [{ unit: '1', text: '据说灯塔将免收年费。' }],
  },
]);

/**
 * What every adapter of the search port has to do. `open` makes one over a release; the release is small, so
 * that even a slow adapter searches it at once.
 */
export function searchIndexContract(open: (release: Release) => SearchIndex | Promise<SearchIndex>): void {
  let index: SearchIndex;
  beforeAll(async () => {
    index = await open(release);
  });

  const search = (text: string, more: Partial<SearchQuery> = {}): Promise<SearchResult> =>
    index.search({ text, language: 'zh-Hans', asOf: day('2026-06-01'), limit: 5, ...more });
  const idsOf = ({ hits }: SearchResult) => hits.map(({ passage }) => passage.id);

  describe('finding', () => {
    test('puts the passage that speaks of the question first, best first, scores within 0 and 1', async () => {
      const { hits } = await search('灯塔登记异议期几个月');
      expect(hits[0]?.passage.id).toBe(`${oldLaw}#2@zh-Hans`);
      expect(hits[0]?.document.id).toBe(oldLaw);
      expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
      expect(hits.every(({ score, norm }) => score > 0 && score <= 1 && norm >= 0 && norm <= 1)).toBe(true);
    });

    test('keeps raw scores apart and leaves out what did not match', async () => {
      const [hit] = (await search('擅自拆除灯塔罚款')).hits;
      expect(hit?.scores.bigram).toBeGreaterThan(1);
      expect(hit?.scores.words).toBeGreaterThan(1);
      expect(hit?.scores).not.toHaveProperty('english');
      expect(hit?.scores).not.toHaveProperty('dense');
    });

    test('puts an article first that the question names', async () => {
      const [hit] = (await search('《灯塔法》第3条说的是什么')).hits;
      expect(hit?.passage.id).toBe(`${oldLaw}#3@zh-Hans`);
      expect(hit?.scores.cited).toBe(1);
    });

    test('gives no more hits than asked for', async () => {
      expect((await search('灯塔', { limit: 2 })).hits).toHaveLength(2);
    });

    test('finds the same passages in Traditional script', async () => {
      const simplified = await search('灯塔登记异议期几个月');
      const traditional = await search('燈塔登記異議期幾個月', { language: 'zh-Hant' });
      expect(idsOf(traditional)).toEqual(idsOf(simplified));
    });

    test.each(['', '？！', '😀', 'SELECT * FROM x; --', '"*" NEAR/2 (', '\u0000\ud800', '龘'.repeat(20000)])(
      'answers odd question %# without hits rather than failing',
      async (text) => {
        const { hits, signals } = await search(text);
        expect(hits.every(({ score }) => score > 0)).toBe(true);
        expect(signals.norm).toBeLessThanOrEqual(1);
      },
    );
  });

  describe('filters', () => {
    test('an old and a new version of a law are told apart by the day', async () => {
      expect(idsOf(await search('灯塔登记异议期', { asOf: day('2026-12-31') }))[0]).toBe(
        `${oldLaw}#2@zh-Hans`,
      );
      expect(idsOf(await search('灯塔登记异议期', { asOf: day('2027-01-01') }))[0]).toBe(
        `${newLaw}#2@zh-Hans`,
      );
    });

    test('says which passages were left out and why', async () => {
      const { dropped } = await search('灯塔登记异议期', { asOf: day('2027-01-01') });
      expect(dropped[0]).toEqual({ passageId: `${oldLaw}#2@zh-Hans`, reason: 'no-longer-in-force' });
    });

    test('filters before ranking: what is left out takes no place and sets no measure', async () => {
      const { hits } = await search('灯塔登记异议期', { asOf: day('2027-01-01'), limit: 1 });
      expect(hits[0]?.score).toBe(1);
      expect(hits[0]?.document.id).toBe(newLaw);
    });

    test('takes the rules of the named places and the nation, of all places when none is named', async () => {
      const everywhere = await search('灯塔夜间开放参观');
      expect(everywhere.hits[0]?.document.id).toBe('海港市灯塔办法');
      const elsewhere = await search('灯塔夜间开放参观', { jurisdictions: ['山城'] });
      expect(elsewhere.hits.some(({ document }) => document.jurisdiction === '海港市')).toBe(false);
      expect(elsewhere.dropped).toContainEqual({
        passageId: '海港市灯塔办法#1@zh-Hans',
        reason: 'jurisdiction',
      });
    });

    test('staff find what may not be given, marked as such', async () => {
      expect(idsOf(await search('灯塔免收年费传闻'))).not.toContain('传闻#1@zh-Hans');
      const { hits } = await search('灯塔免收年费传闻', { includeUnusable: true });
      expect(hits[0]).toMatchObject({ document: { id: '传闻' }, unusable: 'unconfirmed' });
      expect(hits.find(({ document }) => document.id === oldLaw)).not.toHaveProperty('unusable');
    });
  });

  describe('asked-as variants', () => {
    test('finds an entry by a variant its text shares no word with', async () => {
      const [hit] = (await search('请问守塔钱去哪里给？')).hits;
      expect(hit?.passage.id).toBe('灯塔年费#a@zh-Hans');
      expect(hit?.scores.askedAs).toBe(1);
    });

    test('a similar question is similar, not the same', async () => {
      const [hit] = (await search('灯塔的年费在哪里缴')).hits;
      expect(hit?.passage.id).toBe('灯塔年费#a@zh-Hans');
      expect(hit?.scores.askedAs).toBeGreaterThan(0.3);
      expect(hit?.scores.askedAs).toBeLessThan(1);
    });
  });

  describe('English questions', () => {
    test('find English passages directly', async () => {
      const { hits, signals } = await search('How can I pay the annual fee of a lighthouse?', {
        language: 'en',
      });
      expect(hits[0]?.passage.id).toBe('灯塔年费#a@en');
      expect(hits[0]?.scores.english).toBeGreaterThan(0);
      expect(signals.path).toBe('direct');
    });

    test('find Chinese passages by translation where no English one speaks of it', async () => {
      const { hits, signals } = await search('What is the penalty for demolishing a lighthouse?', {
        language: 'en',
      });
      expect(hits[0]?.passage.id).toBe(`${oldLaw}#4@zh-Hans`);
      expect(hits[0]?.scores.translated).toBeGreaterThan(0);
      expect(signals.path).toBe('translated');
    });

    test('neither language crowds out the other, and what is there in English is not found in Chinese', async () => {
      const { hits } = await search('annual fee of a lighthouse', { language: 'en', limit: 4 });
      expect(new Set(hits.map(({ passage }) => passage.language))).toEqual(new Set(['en', 'zh-Hans']));
      expect(hits.map(({ passage }) => passage.id)).not.toContain('灯塔年费#a@zh-Hans');
    });
  });

  describe('signals', () => {
    test('tell a question of this knowledge from a foreign one', async () => {
      const ours = (await search('灯塔登记的异议期为三个月')).signals;
      const foreign = (await search('我该不该离婚')).signals;
      expect(ours.norm).toBeGreaterThan(0.4);
      expect(foreign.norm).toBeLessThan(0.2);
      expect(foreign.unknownShare).toBeGreaterThan(0.8);
      expect(ours.unknownShare).toBe(0);
      expect(foreign.queryTokens).toBe(5);
    });
  });

  describe('looking up', () => {
    test('gives passages and documents by id', () => {
      expect(index.passage(`${oldLaw}#3@zh-Hans`)?.article).toBe(3);
      expect(index.passage('nothing')).toBeUndefined();
      expect(index.document(newLaw)?.effectiveFrom).toBe('2027-01-01');
      expect(index.document('nothing')).toBeUndefined();
    });

    test('gives the neighbours of a passage in their order', () => {
      const ids = index.neighbours(`${oldLaw}#2@zh-Hans`, 1).map(({ article }) => article);
      expect(ids).toEqual([1, 3]);
      expect(index.neighbours(`${oldLaw}#1@zh-Hans`, 9).map(({ article }) => article)).toEqual([2, 3, 4]);
      expect(index.neighbours('灯塔年费#a@en', 3)).toEqual([]);
      expect(index.neighbours('nothing', 3)).toEqual([]);
    });
  });
}
