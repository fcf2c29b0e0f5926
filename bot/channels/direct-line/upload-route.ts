import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { ConversationService } from '../../../src/conversations/conversation-service.ts';
import { sentence } from '../../../src/locale/sentences.ts';
import { checkedInput, ProblemError } from '../../../src/server/problems.ts';
import type { Language } from '../../../src/language/language.ts';
import { schemaFor, type VisitorActivity } from '../../activity.ts';
import type { Receipt } from '../../channel.ts';
import { claimsOf } from './access.ts';
import { fileKindOf, safeName } from '../../file-kind.ts';
import { uploadedParts, type UploadedFile } from './multipart.ts';
import type { DirectLineParts } from './parts.ts';

/** Files in one upload. */
const mostFiles = 5;

type MessageActivity = Extract<VisitorActivity, { type: 'message' }>;
type SendReceipt = (response: Response, receipt: Receipt) => void;

/** Takes files, and the message they came with. All are looked at before any is kept. */
export function uploadRoute(
  parts: DirectLineParts,
  sendReceipt: SendReceipt,
): RequestHandler<{ id: string }> {
  const { tokens, entry, service, assistant } = parts;
  return async (request, response) => {
    const claims = claimsOf(request, tokens, request.params.id);
    const conversation = await entry.enter(claims);
    const { language } = (await service.thread(conversation.id)).at(-1) ?? conversation;
    const uploaded = await uploadedParts(request, {
      files: mostFiles,
      fileBytes: parts.attachmentBytes,
      tooLarge: sentence(
        'upload.too-large',
        { megabytes: Math.floor(parts.attachmentBytes / 2 ** 20) },
        language,
      ),
    });
    const message = messageOf(uploaded.activity);
    const files = checkedFiles(uploaded.files, language);
    const hasText = (message?.text ?? '').trim() !== '';
    const fileIds = clientIds(message, files.length, hasText);
    const receipts: Receipt[] = [];
    for (const [index, file] of files.entries()) {
      const clientId = fileIds[index];
      const result = await service.visitorFile({
        conversationId: conversation.id,
        ...file,
        ...(clientId === undefined ? {} : { clientId }),
      });
      receipts.push(receiptOf(result));
    }
    if (message !== undefined && hasText)
      receipts.unshift(await assistant.receive(entry.reference(claims), message));
    sendReceipt(response, receipts[0] ?? { kind: 'failed' });
  };
}

/** The client's id belongs to its text, or without one to its first file; other files get ids made from it. */
function clientIds(message: MessageActivity | undefined, files: number, hasText: boolean): string[] {
  const clientId = message?.channelData?.clientActivityID;
  if (clientId === undefined) return [];
  return Array.from({ length: files }, (_, index) =>
    index === 0 && !hasText ? clientId : `${clientId}-${index + 1}`,
  );
}

function receiptOf(result: Awaited<ReturnType<ConversationService['visitorFile']>>): Receipt {
  if (result.kind === 'accepted') return { kind: 'accepted', id: result.message.id };
  if (result.kind === 'unknown-conversation') return { kind: 'unknown-conversation' };
  return { kind: 'refused', error: { field: 'file', message: result.kind } };
}

function messageOf(activity: string | undefined): MessageActivity | undefined {
  if (activity === undefined) return undefined;
  const parsed = checkedInput(z.string().transform(jsonOf), activity);
  const checked = checkedInput(schemaFor(parsed), parsed);
  return checked.type === 'message' ? checked : undefined;
}

function jsonOf(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'the activity part is not valid JSON' });
    return z.NEVER;
  }
}

function checkedFiles(
  files: readonly UploadedFile[],
  language: Language,
): { kind: string; name: string; bytes: Buffer }[] {
  if (files.length === 0 || files.length > mostFiles)
    throw refused(400, 'file', `send 1 to ${mostFiles} files`);
  return files.map(({ name, bytes }) => {
    if (bytes.length === 0) throw refused(400, 'file', sentence('upload.empty', {}, language));
    const kind = fileKindOf(bytes);
    if (kind === undefined) throw refused(415, 'file', sentence('upload.kind', {}, language));
    return { kind: kind.mediaType, name: safeName(name, kind.endings), bytes };
  });
}

function refused(status: number, field: string, message: string): ProblemError {
  return new ProblemError({ status, title: 'File refused', detail: message, errors: [{ field, message }] });
}
