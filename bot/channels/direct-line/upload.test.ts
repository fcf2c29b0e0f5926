import { describe, expect, it } from 'vitest';
import { promptConsult } from '../../../src/conversations/testing/turns.ts';
import { defaultConversationLimits } from '../../../src/conversations/context.ts';
import { servicesOfTest } from './testing/services.ts';
import { visitorAt, type TestVisitor } from './testing/visitor.ts';

const { serve } = servicesOfTest();
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from('<script>'),
]);

function form(
  files: { name: string; bytes: Buffer | string; type?: string }[],
  activity?: unknown,
): FormData {
  const data = new FormData();
  if (activity !== undefined)
    data.append(
      'activity',
      new Blob([typeof activity === 'string' ? activity : JSON.stringify(activity)], {
        type: 'application/vnd.microsoft.activity',
      }),
    );
  for (const { name, bytes, type = 'application/octet-stream' } of files)
    data.append(
      'file',
      new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], { type }),
      name,
    );
  return data;
}
const upload = (visitor: TestVisitor, body: FormData) =>
  visitor.call(`/conversations/${visitor.conversationId}/upload?userId=me`, { method: 'POST', body });
const errorsOf = async (response: Response) =>
  ((await response.json()) as { errors?: { field: string }[] }).errors?.map(({ field }) => field);

describe('an upload', () => {
  it('keeps files with the message they came with, and gives them back as downloads nobody runs', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    const activity = { type: 'message', text: '请看照片', channelData: { clientActivityID: 'up-1' } };
    const response = await upload(
      visitor,
      form([{ name: '照片.html', bytes: png, type: 'text/html' }], activity),
    );
    expect(response.status).toBe(200);
    const { id } = (await response.json()) as { id: string };
    const { activities } = await visitor.read();
    expect(activities.find((each) => each.id === id)).toMatchObject({
      text: '请看照片',
      channelData: { clientActivityID: 'up-1' },
    });
    const file = activities.find(({ attachments }) => attachments !== undefined)!.attachments![0]!;
    expect(file).toMatchObject({ contentType: 'image/png', name: '照片.html.png' });
    const got = await fetch(file.contentUrl);
    expect(Buffer.from(await got.arrayBuffer()).equals(png)).toBe(true);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('照片.html.png')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });

  it('may be one file as the body', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    const response = await visitor.call(`/conversations/${visitor.conversationId}/upload?userId=me`, {
      method: 'POST',
      headers: { 'content-type': 'image/png', 'content-disposition': 'name="file"; filename="a.png"' },
      body: new Uint8Array(png),
    });
    expect(response.status).toBe(200);
    expect(
      (await visitor.read()).activities.flatMap(({ attachments = [] }) =>
        attachments.map(({ name }) => name),
      ),
    ).toEqual(['a.png']);
  });

  it('that is refused leaves nothing behind', async () => {
    const limits = { ...defaultConversationLimits, attachmentBytes: 100_000 };
    const service = await serve(promptConsult().consult, { context: { limits } });
    const visitor = await visitorAt(service.domain);
    const good = { name: 'a.png', bytes: png };
    const cases: [FormData, number, string][] = [
      [
        form([
          good,
          { name: 'a.svg', bytes: '<svg xmlns="http://www.w3.org/2000/svg"/>', type: 'image/svg+xml' },
        ]),
        415,
        'file',
      ],
      [form([{ name: 'a.html', bytes: '<html></html>', type: 'text/plain' }]), 415, 'file'],
      [form([{ name: 'a.png', bytes: '' }]), 400, 'file'],
      [form([{ name: 'a.txt', bytes: 'x'.repeat(100_001) }]), 413, 'file'],
      [form(Array.from({ length: 6 }, () => good)), 400, 'file'],
      [form([]), 400, 'file'],
      [form([good], '{"type":'), 400, 'body'],
      [form([good], { type: 'message', text: true }), 400, 'text'],
    ];
    for (const [body, status, field] of cases) {
      const response = await upload(visitor, body);
      expect([response.status, await errorsOf(response)]).toEqual([status, [field]]);
    }
    const broken = await visitor.call(`/conversations/${visitor.conversationId}/upload`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
    });
    expect(broken.status).toBe(400);
    const noBoundary = await visitor.call(`/conversations/${visitor.conversationId}/upload`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data' },
      body: 'abc',
    });
    expect(noBoundary.status).toBe(400);
    expect((await visitor.read()).activities).toHaveLength(1);
    expect(await service.database.store.selectFrom('attachments').selectAll().execute()).toEqual([]);
    expect(service.errors).toEqual([]);
  });

  it('is for the conversation of the token, and so are its files', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    const stranger = await visitorAt(service.domain);
    await upload(visitor, form([{ name: 'a.png', bytes: png }]));
    const url = (await visitor.read()).activities.flatMap(({ attachments = [] }) => attachments)[0]!
      .contentUrl;
    const path = new URL(url).pathname.replace('/v3/directline', '');
    expect((await visitor.call(path)).status).toBe(200);
    expect((await stranger.call(path)).status).toBe(404);
    expect((await fetch(`${service.domain}${path}`)).status).toBe(401);
    expect((await fetch(`${service.domain}${path}?t=${stranger.token}`)).status).toBe(403);
    expect((await fetch(url.replace(path, '/attachments/other'))).status).toBe(403);
    const foreign = await stranger.call(`/conversations/${visitor.conversationId}/upload`, {
      method: 'POST',
      body: form([{ name: 'a.png', bytes: png }]),
    });
    expect(foreign.status).toBe(403);
  });
});
