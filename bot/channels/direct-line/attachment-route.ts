import type { RequestHandler } from 'express';
import { ProblemError } from '../../../src/server/problems.ts';
import { claimsOf, refusals } from './access.ts';
import type { DirectLineParts } from './parts.ts';

const noSuchFile = {
  status: 404,
  title: 'No such file',
  detail: 'There is no such file, or it was deleted.',
};

/**
 * Gives a file to whoever has its signed address or the conversation's token. Always as a download that no
 * browser looks into or runs.
 */
export function attachmentRoute({ service, tokens }: DirectLineParts): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { id } = request.params;
    const signed = typeof request.query.t === 'string' ? request.query.t : undefined;
    if (signed !== undefined) {
      const check = tokens.check('attachment', signed);
      if (check.kind !== 'valid') throw new ProblemError(refusals[check.kind]);
      if (check.claims.subject !== id) throw new ProblemError(refusals.foreign);
    }
    const claims = signed === undefined ? claimsOf(request, tokens) : undefined;
    const attachment = await service.attachment(id);
    if (attachment === undefined) throw new ProblemError(noSuchFile);
    if (claims !== undefined) {
      const thread = await service.thread(claims.conversationId);
      if (!thread.some((conversation) => conversation.id === attachment.conversationId))
        throw new ProblemError(noSuchFile);
    }
    response.set({
      'Content-Type': attachment.kind,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name).replace(/['()*]/g, escapeMark)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'private, max-age=300',
    });
    response.end(attachment.bytes);
  };
}

function escapeMark(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
}
