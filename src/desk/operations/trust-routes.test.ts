import { expect, it, onTestFinished } from 'vitest';
import { deskService } from '../testing/desk-service.ts';
import { trustViewSchema } from '../wire/trust.ts';

it('says what the accepted share of wrong answers comes to, and follows a change of it', async () => {
  const service = await deskService();
  onTestFinished(() => service.close());
  const operator = await service.signedIn('operator');
  const read = async () => trustViewSchema.parse((await operator.get('/operations/trust')).body);
  const before = await read();
  expect(before).toMatchObject({ target: 0.05, promised: true, matches: true });
  const set = await operator.put('/operations/settings/answers.targetErrorShare', {
    after: 0,
    value: 0.1,
    reason: '试行',
  });
  expect(set.status).toBe(200);
  const after = await read();
  expect(after.target).toBe(0.1);
  expect(after.handOverShare).toBeLessThan(before.handOverShare);
  expect(after.others.map(({ target }) => target)).toContain(0.05);
  const hasty = await operator.put('/operations/settings/answers.targetErrorShare', {
    after: 1,
    value: 0.001,
    reason: '试行',
  });
  expect(hasty.status).toBe(200);
  expect(await read()).toMatchObject({ promised: false, target: 0.001 });
});

it('is for operators and auditors', async () => {
  const service = await deskService();
  onTestFinished(() => service.close());
  const agent = await service.signedIn('agent');
  expect((await agent.get('/operations/trust')).status).toBe(403);
});
