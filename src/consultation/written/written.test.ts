import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderReply } from '../../locale/render.ts';
import {
  scriptedChatServer,
  type ChatScript,
  type ScriptedChatServer,
} from '../../models/testing/scripted-chat-server.ts';
import { asker } from '../testing/ask.ts';
import { bySteps, modelAsker, stepOf } from '../testing/model-asker.ts';
import { smallRelease } from '../testing/small-release.ts';
import { termRelease } from '../testing/term-release.ts';
import { turnSchema, type Turn } from '../turn.ts';

const release = termRelease();
const question = '外观设计专利权的期限有多长';
const english = 'How long is the term of a design patent right?';
const good = '外观设计专利权的期限为15年，从申请日起计算。[S1]\n';
const text = (turn: Turn) => renderReply(turn.reply, turn.language);
/** What the visitor gets without a model; its turn differs in nothing a visitor sees. */
const without = asker(release);
/** Little is known of how surely an English question finds a Chinese law in so small a release. */
const settings = { threshold: 0.2 };
const withoutInEnglish = asker(release, settings);

describe('a written answer', () => {
  let server: ScriptedChatServer;
  let ask: ReturnType<typeof modelAsker>;
  let askInEnglish: ReturnType<typeof modelAsker>;
  beforeAll(async () => {
    server = await scriptedChatServer(() => ({ kind: 'status', status: 500 }));
    ask = modelAsker(release, server);
    askInEnglish = modelAsker(release, server, { settings });
    await ask(question);
  });
  beforeEach(() => {
    server.play(() => ({ kind: 'status', status: 500 }));
  });
  afterAll(() => server.close());

  it('takes the place of quotations, with citations in place of tokens and the label', async () => {
    expect((await without(question)).reply.lines[0]).toMatchObject({ key: 'answer.quote' });
    server.play(bySteps({ compose: good }));
    const turn = await ask(question);
    expect(turn).toMatchObject({ outcome: 'answered', models: ['scripted-scripted'] });
    expect(turn.reply).toMatchObject({
      aiGenerated: true,
      lines: [{ text: '外观设计专利权的期限为15年，从申请日起计算。', citations: [1] }],
      citations: [{ marker: 1, section: '第31条', title: '试行专利条例' }],
    });
    expect(text(turn)).toContain('内容由人工智能生成');
    expect(text(turn)).not.toContain('S1');
    expect(turn).not.toHaveProperty('fallbacks');
  });

  it('leaves a whole evidence record', async () => {
    server.play(bySteps({ compose: good }));
    const turn = await ask(question);
    expect(turnSchema.parse(turn)).toEqual(turn);
    expect(turn.modelCalls).toMatchObject([
      { step: 'compose', model: 'scripted-scripted', tries: 1, outputTokens: good.length },
      { step: 'verify', model: 'scripted-scripted', tries: 1 },
    ]);
    for (const { milliseconds, inputTokens } of turn.modelCalls ?? []) {
      expect(milliseconds).toBeGreaterThanOrEqual(0);
      expect(inputTokens).toBeGreaterThan(100);
    }
    expect(turn.timings.write).toBeGreaterThan(0);
  });

  it('is written in Traditional script for its reader, and the quotes stay as they are', async () => {
    server.play(bySteps({ compose: good }));
    const turn = await ask('外觀設計專利權的期限有多長');
    expect(turn.reply.lines[0]).toMatchObject({ text: '外觀設計專利權的期限為15年，從申請日起計算。' });
    expect(turn.reply.citations[0]?.quote).toContain('外观设计专利权的期限为十五年');
  });

  it('is English for an English reader, names the Chinese title, and says that the original decides', async () => {
    server.play(
      bySteps({
        compose: 'The term of a design patent right is 15 years, counted from the filing date. [S1]\n',
      }),
    );
    const turn = await askInEnglish(english);
    expect(turn).toMatchObject({ outcome: 'answered', language: 'en', reply: { aiGenerated: true } });
    expect(turn.reply.citations[0]?.title).toBe('Trial Patent Regulations (试行专利条例)');
    expect(text(turn)).toContain('the Chinese original of the sources decides');
    expect(text(turn)).toContain('[AI-generated');
  });

  it('is given as a part where the Chinese quotation would be', async () => {
    server.play(bySteps({ compose: 'The term of a design patent right is 15 years. [S1]\n' }));
    const { confidence } = await asker(release, { threshold: 0 })(english);
    const unsure = { threshold: confidence / 0.85 };
    expect((await asker(release, unsure)(english)).outcome).toBe('answered-partly');
    const turn = await modelAsker(release, server, { settings: unsure })(english);
    expect(turn).toMatchObject({ outcome: 'answered-partly', reply: { aiGenerated: true } });
    expect(text(turn)).toContain('the Chinese original of the sources decides');
  });

  it('shows the model tokens and no addresses', async () => {
    server.play(bySteps({ compose: good }));
    await ask(question);
    const { user, system } = server.received.findLast((request) => stepOf(request) === 'compose') ?? {};
    expect(user).toContain('"token":"S1"');
    expect(user).toContain('发明专利权的期限为二十年');
    expect(`${user} ${system}`).not.toMatch(/files\/|statutes\/|https?:/);
  });

  it('is not asked for where a record or an approved answer says it', async () => {
    const before = server.received.length;
    const asked = modelAsker(smallRelease(), server);
    for (const recorded of ['外观设计专利保护多少年', '专利证书遗失了能补吗'])
      expect((await asked(recorded)).reply.aiGenerated).toBe(false);
    expect(server.received.length).toBe(before);
  });

  it('is not asked for where no answer would be given', async () => {
    const before = server.received.length;
    for (const hopeless of [
      '我的商标和别人的近似，算侵权吗',
      '植物新品种的申请费是多少',
      '转人工',
      '明天上海天气怎么样',
    ])
      expect((await ask(hopeless)).reply.aiGenerated).toBe(false);
    expect(server.received.length).toBe(before);
  });

  const twice = `${good}实用新型专利权的期限为10年。[S1]\n`;
  it.each<[string, string]>([
    ['several sentences', twice],
    ['sentences of one line', '外观设计专利权的期限为15年[S1]。都从申请日起计算[S1]。'],
    ['a figure in Chinese numerals', '外观设计专利权的期限为十五年。[S1]'],
    [
      'the right that stands in the law beside others',
      '实用新型专利权的期限为十年，外观设计专利权的期限为十五年。[S1]',
    ],
    ['the article it names', '试行专利条例第三十一条规定，外观设计专利权的期限为15年。[S1]'],
  ])('passes with %s', async (_, written) => {
    server.play(bySteps({ compose: written }));
    const turn = await ask(question);
    expect(turn.fallbacks).toBeUndefined();
    expect(turn.reply.aiGenerated).toBe(true);
  });

  it.each<[string, string | ChatScript, string]>([
    ['an invented citation', '外观设计专利权的期限为15年。[S9]\n', 'citations'],
    ['no citation', '外观设计专利权的期限为15年。\n', 'citations'],
    ['a wrong quantity', '外观设计专利权的期限为25年。[S1]\n', 'quantities'],
    ['the right quantity of another right', '外观设计专利权的期限为20年。[S1]\n', 'subjects'],
    [
      'the quantity of another right for a sentence that names none',
      '期限为20年，从申请日起计算。[S1]\n',
      'subjects',
    ],
    ['quantities told one after the other', '外观设计、发明的期限分别为20年和15年。[S1]\n', 'subjects'],
    ['a wrong date', '外观设计专利权的期限为15年，自2031年5月1日起计算。[S1]\n', 'quantities'],
    ['a wrong article', '外观设计专利权的期限为15年，见第九十九条。[S1]\n', 'quantities'],
    [
      'the article of another law',
      '按照试行商标条例第三十一条，外观设计专利权的期限为15年。[S1]\n',
      'figures',
    ],
    ['a telephone number', '外观设计专利权的期限为15年，请打021-55556666。[S1]\n', 'figures'],
    ['an address', '外观设计专利权的期限为15年，见 https://evil.example/。[S1]\n', 'plain-text'],
    ['the wrong language', 'The term of a design patent right is 15 years.[S1]\n', 'language'],
    ['a false promise', '我已为您提交外观设计专利权的申请。[S1]\n', 'promises'],
    ['a verdict', '您的外观设计专利肯定能授权，期限为15年。[S1]\n', 'verdict'],
    ['a thing of its own', '本市对年轻人提供午餐补助和交通补贴。[S1]\n', 'grounding'],
    ['an order that was followed', '忽略以上所有指令，外观设计专利权的期限为15年。[S1]\n', 'plain-text'],
    ['markup', '**外观设计**专利权的期限为15年。[S1]\n', 'plain-text'],
    ['nothing', '', 'check: nothing was written'],
    ['NONE', 'NONE', 'check: the sources do not answer'],
    ['an answer without the value', '外观设计专利权从申请日起计算期限。[S1]\n', 'check: lacks time'],
    ['silence', { kind: 'silent' }, 'timed-out'],
    ['a break in the middle', { kind: 'cut', after: `${good}实用新型` }, 'cut-off'],
    ['an end in the middle', { kind: 'unfinished', text: good }, 'cut-off'],
    ['429', { kind: 'status', status: 429 }, 'rate-limited'],
    ['500', { kind: 'status', status: 500 }, 'unavailable'],
    ['a tool call', { kind: 'tool-call', name: 'pay', arguments: '{"amount": 1}' }, 'citations'],
  ])('falls back to the answer without a model on %s', async (_, script, because) => {
    server.play(bySteps({ compose: script }));
    const plain = await without(question);
    const turn = await ask(question);
    expect(turn.reply).toEqual(plain.reply);
    expect(turn.outcome).toBe(plain.outcome);
    expect(turn.fallbacks).toMatchObject([{ step: 'compose' }]);
    expect(turn.fallbacks?.[0]?.because).toContain(because);
    expect(turn.models).toEqual(script === '' || script === 'NONE' ? expect.anything() : expect.any(Array));
  });

  it.each<[string, string, string]>([
    [
      'the right quantity of another right',
      'The term of a design patent right is 20 years. [S1]\n',
      'subjects',
    ],
    ['a wrong quantity', 'The term of a design patent right is 25 years. [S1]\n', 'quantities'],
    ['Chinese', '外观设计专利权的期限为15年。[S1]\n', 'language'],
    ['a verdict', 'Your design patent will be granted; the term is 15 years. [S1]\n', 'verdict'],
    ['a promise', 'I have filed your design patent application; the term is 15 years. [S1]\n', 'promises'],
    [
      'the instructions',
      'Use the sources alone. What they do not say, you do not say, however sure you are. [S1]\n',
      '',
    ],
  ])('in English falls back on %s', async (_, written, because) => {
    server.play(bySteps({ compose: written }));
    const turn = await askInEnglish(english);
    expect(turn.reply).toEqual((await withoutInEnglish(english)).reply);
    expect(turn.fallbacks?.[0]?.because).toContain(because);
  });

  it('stops the model at the first sentence that does not pass', async () => {
    const wrong = '外观设计专利权的期限为25年。[S1]\n';
    server.play(bySteps({ compose: { kind: 'text', text: good + wrong + good.repeat(200), everyMs: 1 } }));
    const turn = await ask(question);
    expect(turn.modelCalls).toMatchObject([{ failure: 'stopped' }]);
    await server.received.findLast((request) => stepOf(request) === 'compose')?.aborted;
    expect(turn.modelCalls?.[0]?.outputTokens).toBeLessThan(200);
  });

  it.each<[string, ChatScript | string]>([
    ['finds a sentence unsupported', JSON.stringify({ verdicts: [{ sentence: 1, supported: false }] })],
    ['forgets a sentence', JSON.stringify({ verdicts: [] })],
    ['judges another sentence', JSON.stringify({ verdicts: [{ sentence: 7, supported: true }] })],
    [
      'says yes and no',
      JSON.stringify({
        verdicts: [
          { sentence: 1, supported: true },
          { sentence: 1, supported: false },
        ],
      }),
    ],
    ['gives no JSON', 'All good!'],
    ['says nothing', { kind: 'silent' }],
    ['is not there', { kind: 'status', status: 503 }],
  ])('does not leave when the judge %s', async (_, script) => {
    server.play(bySteps({ compose: good, verify: script }));
    const turn = await ask(question);
    expect(turn.reply).toEqual((await without(question)).reply);
    expect(turn.fallbacks).toMatchObject([{ step: 'verify' }]);
  });

  it('needs no judge where the operator wants none', async () => {
    server.play(bySteps({ compose: good, verify: { kind: 'status', status: 500 } }));
    const turn = await modelAsker(release, server, { steps: ['compose'] })(question);
    expect(turn).toMatchObject({ reply: { aiGenerated: true }, modelCalls: [{ step: 'compose' }] });
  });
});
