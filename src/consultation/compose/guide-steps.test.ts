import { describe, expect, it } from 'vitest';
import { renderReply } from '../../locale/render.ts';
import { asker } from '../testing/ask.ts';
import { entry, releaseOf, statute, type Shelved } from '../testing/make-release.ts';

/** A guide of three steps, each with what it rests on, as it is kept in Chinese. */
function guide(): Shelved {
  const { document, passages } = entry(
    'guide-gi',
    {
      'zh-Hans': { question: '地理标志保护指南', answer: '', askedAs: ['地理标志怎么申请'] },
      en: { question: 'Guide to geographical indications', answer: '', askedAs: [] },
    },
    {
      kind: 'guide',
      topics: ['geographical-indication'],
      basis: [
        { document: '商标法', article: 16 },
        { document: '商标法实施条例', article: 4 },
      ],
    },
  );
  const [first] = passages;
  if (!first) throw new Error('A guide has passages.');
  const steps = [
    ['先看条件', '先看商品的特定品质是不是由当地的自然因素决定（商标法第十六条）。'],
    ['再定主体', '由协会出面，划清产地范围，订好标准。'],
    ['使用专用标志', '核准公告以后才能使用专用标志，不能自己印制。'],
  ] as const;
  return {
    document,
    passages: steps.map(([section, text], ordinal) => ({
      ...first,
      id: `${document.id}#section-${ordinal + 1}@zh-Hans`,
      ...{ unit: `section-${ordinal + 1}`, kind: 'section', ordinal, section, text },
    })),
  };
}

const ask = asker(
  releaseOf(
    [
      guide(),
      statute('商标法', { 16: '商标中有商品的地理标志，而商品不是来自该地区的，不予注册。' }),
      statute('商标法实施条例', { 4: '地理标志可以作为证明商标或者集体商标申请注册。' }),
    ],
    [],
  ),
);

describe('a guide that is kept step by step', () => {
  it('is given whole to who asks for it, each step with what it rests on itself', async () => {
    const turn = await ask('地理标志怎么申请');
    expect(turn.outcome).toBe('answered');
    const places = turn.reply.citations.map(({ section }) => section);
    expect(places).toEqual(['先看条件', '第16条', '再定主体', '使用专用标志']);
    expect(turn.reply.lines.map((line) => line.citations)).toEqual([[1, 2], [3], [4]]);
    expect(renderReply(turn.reply, 'zh-Hans')).toContain('不能自己印制');
  });

  it('gives one step to who asks for that, and cites no article the step does not name', async () => {
    const turn = await ask('地理标志的专用标志能不能自己印制使用');
    const sections = turn.reply.citations.map(({ section }) => section);
    expect(sections).not.toContain('第4条');
    expect(sections).toContain('使用专用标志');
  });
});
