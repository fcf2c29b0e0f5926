import { safeName, fileKindOf, recordings } from '../../../file-kind.ts';
import type { PlainNoticeKey } from '../../../../src/conversations/notices.ts';
import { explain, type Act } from './act.ts';

/** Something that the assistant cannot read and an agent can. */
export type Sent =
  | { medium: 'image' | 'voice' | 'video'; mediaId: string }
  /** A place or a link, as plain text. */
  | { note: string; received: PlainNoticeKey };

const mebibyte = 2 ** 20;

/** Keeps a file for the agent and says what became of it. What a file is, is found in its bytes. */
export async function keepFile(act: Act, sent: Sent): Promise<undefined> {
  if ('note' in sent) {
    const bytes = Buffer.from(sent.note.trim() === '' ? '-' : sent.note);
    return keep(
      act,
      { kind: 'text/plain', name: `${sent.received.replace('.', '-')}.txt`, bytes },
      sent.received,
    );
  }
  const result = await act.api.download(sent.mediaId, act.attachmentBytes);
  if (result.kind === 'too-large')
    return explain(act, 'upload.too-large', { megabytes: Math.floor(act.attachmentBytes / mebibyte) });
  if (result.kind !== 'done' || result.value.length === 0) return explain(act, 'wechat.media-failed', {});
  const kind = fileKindOf(result.value, recordings);
  if (kind === undefined) return explain(act, 'upload.kind', {});
  const name = safeName(sent.medium, kind.endings);
  const received = sent.medium === 'voice' ? 'wechat.voice' : undefined;
  return keep(act, { kind: kind.mediaType, name, bytes: result.value }, received);
}

async function keep(
  { service, conversation, key: clientId }: Act,
  file: { kind: string; name: string; bytes: Buffer },
  received: PlainNoticeKey | undefined,
): Promise<undefined> {
  await service.visitorFile({
    conversationId: conversation.id,
    clientId,
    ...file,
    ...(received === undefined ? {} : { received }),
  });
  return undefined;
}
