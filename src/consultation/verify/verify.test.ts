import { describe, expect, it } from 'vitest';
import { day } from '../../platform/day.ts';
import { openIndex } from '../../retrieval/built-in-index.ts';
import { compose } from '../compose/compose.ts';
import type { Draft, Material } from '../compose/draft.ts';
import { viewOf } from '../release-view.ts';
import { defaultSettings } from '../resources.ts';
import { retrieve } from '../retrieve.ts';
import { smallRelease } from '../testing/small-release.ts';
import type { Language } from '../../language/language.ts';
import type { Line } from '../turn.ts';
import { understand } from '../understand/understand.ts';
import { verify } from './verify.ts';

const release = smallRelease();
const index = openIndex(release);
const view = viewOf(release);

async function drafted(
  question: string,
  language: Language = 'zh-Hans',
): Promise<{ material: Material; draft: Draft }> {
  const understood = understand(question, view.words);
  const asOf = day('2026-11-23');
  const found = await retrieve(
    question,
    understood,
    { language, asOf },
    { index, settings: defaultSettings },
    view,
  );
  const material = {
    query: question,
    said: question,
    understood,
    language,
    asOf,
    view,
    candidates: found.candidates,
  };
  const draft = await compose(material);
  if (!draft) throw new Error(`Nothing answers “${question}”.`);
  return { material, draft };
}

/** What is left of a true draft when one line is put before it. */
async function withLine(line: Line, question = '外观设计专利保护多少年', language: Language = 'zh-Hans') {
  const { material, draft } = await drafted(question, language);
  const verified = verify({ ...draft, lines: [line, ...draft.lines] }, material, index);
  return {
    removed: verified.removed.map(({ check }) => check),
    kept: verified.draft?.lines.includes(line) ?? false,
  };
}

describe('verify', () => {
  it.each([
    '外观设计专利保护多少年',
    '商标续展多少钱',
    '专利证书丢了怎么办',
    '申请日以前哪些情形公开发明不丧失新颖性',
  ])('lets the answer to “%s” pass whole', async (question) => {
    const { material, draft } = await drafted(question);
    expect(verify(draft, material, index)).toEqual({ draft, removed: [], missing: [] });
  });

  it.each([
    ['a text without a citation', { text: '外观设计专利的保护期是15年。' }, ['citations', 'quantities']],
    ['a citation that is not there', { text: '保护期是15年。', citations: [7] }, ['citations', 'quantities']],
    ['a wrong quantity', { text: '外观设计专利的保护期是25年。', citations: [1] }, ['quantities']],
    ['a fee nobody stated', { text: '另外收费800元。', citations: [1, 2] }, ['quantities']],
    ['a date nobody stated', { text: '自2031年5月1日起施行。', citations: [1] }, ['quantities']],
    ['an article nobody cited', { text: '见专利法第九十九条。', citations: [1, 2] }, ['quantities']],
    ['a verdict', { text: '您的产品不构成侵权，保护期是15年。', citations: [1] }, ['verdict']],
    ['a forecast', { text: '您的申请肯定能授权。', citations: [1] }, ['verdict']],
    ['a promise', { text: '我已为您提交申请。', citations: [1] }, ['promises']],
    [
      'another language',
      { text: 'A design patent lasts 15 years from its filing date.', citations: [1] },
      ['language'],
    ],
  ] satisfies [string, Line, string[]][])('removes %s', async (_, line, checks) => {
    const { removed, kept } = await withLine(line);
    expect(kept).toBe(false);
    expect(removed).toEqual(checks);
  });

  it.each([
    [{ text: 'You will win: the term is 15 years.', citations: [1] }, ['verdict']],
    [{ text: 'I have submitted your request.', citations: [1] }, ['promises']],
    [{ text: '外观设计专利的保护期是15年，从申请日起算。', citations: [1] }, ['language']],
  ] satisfies [Line, string[]][])('removes %j from an English answer', async (line, checks) => {
    expect((await withLine(line, 'How long is a design patent valid?', 'en')).removed).toEqual(checks);
  });

  it('keeps a true sentence with its citation', async () => {
    const line = { text: '外观设计专利保护十五年。', citations: [1, 2] };
    expect(await withLine(line)).toEqual({ removed: [], kept: true });
  });

  it.each([
    ['如果您的产品构成侵权，应当停止销售。', 'zh-Hans'],
    ['国家知识产权局的系统可以免费查询商标。', 'zh-Hans'],
    ['If you do infringe, take the goods down.', 'en'],
    ['Public procedures cost no express fee and guarantee no grant.', 'en'],
  ] as const)('takes “%s” neither for a verdict nor for a promise', async (text, language) => {
    const question = { 'zh-Hans': '外观设计专利保护多少年', en: 'How long is a design patent valid?' }[
      language
    ];
    const { removed } = await withLine({ text, citations: [1] }, question, language);
    expect(removed.filter((check) => check === 'verdict' || check === 'promises')).toEqual([]);
  });

  it('leaves nothing when no cited text passed', async () => {
    const { material, draft } = await drafted('商标续展多少钱');
    const line = { text: '商标续展要9000元。', citations: [1] };
    expect(verify({ ...draft, lines: [line] }, material, index).draft).toBeUndefined();
  });

  it('removes what rests on a quote that is not in the passage', async () => {
    const { material, draft } = await drafted('外观设计专利保护多少年');
    const citations = draft.citations.map((citation) => ({ ...citation, quote: '外观设计专利二十五年' }));
    const verified = verify({ ...draft, citations }, material, index);
    expect(verified.draft).toBeUndefined();
    expect(new Set(verified.removed.map(({ check }) => check))).toEqual(new Set(['citations']));
  });

  it('tells which value that was asked for is not in the answer', async () => {
    const { material, draft } = await drafted('专利证书丢了怎么办');
    const asking = { ...material, understood: understand('补专利证书多少钱', view.words) };
    expect(verify(draft, asking, index).missing).toEqual(['fee']);
  });
});
