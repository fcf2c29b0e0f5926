import { expect, it } from 'vitest';
import { deskService } from '../testing/desk-service.ts';

it('signs in', async () => {
  const service = await deskService();
  const agent = await service.signedIn('agent');
  const answer = await agent.get('/session');
  expect(answer.status).toBe(200);
  expect(answer.body.staff.roles).toEqual(['agent']);
  await service.close();
});
