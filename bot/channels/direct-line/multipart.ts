import type { Request } from 'express';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { ProblemError } from '../../../src/server/problems.ts';

/** A file as it was sent; name and type are the sender's word. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What an upload holds: files, and as JSON the activity they came with. */
export interface Uploaded {
  readonly activity?: string;
  readonly files: readonly UploadedFile[];
}

/** Bounds of one upload. */
export interface UploadLimits {
  readonly files: number;
  /** Of one file. */
  readonly fileBytes: number;
  /** What is said where one file is larger. */
  readonly tooLarge: string;
}

const activityBytes = 64 * 1024;

/** The parts of an upload: multipart with `activity` and `file`, or one file as the body. Reads no more than it may. */
export function uploadedParts(request: Request, limits: UploadLimits): Promise<Uploaded> {
  return /^multipart\/form-data\b/i.test(request.get('content-type') ?? '')
    ? readForm(request, limits)
    : readBody(request, limits);
}

function readForm(request: Request, limits: UploadLimits): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const fail = (problem: ProblemError): void => {
      request.unpipe();
      request.resume();
      reject(problem);
    };
    let form: BusboyInstance;
    try {
      form = new Busboy({
        headers: request.headers as BusboyHeaders,
        limits: {
          files: limits.files + 1,
          fileSize: limits.fileBytes,
          fields: 1,
          fieldSize: activityBytes,
          parts: limits.files + 3,
          headerPairs: 20,
        },
        // `activity` comes as a Blob, which makes it look like a file.
        isPartAFile: (field) => field !== 'activity',
      });
    } catch {
      fail(unreadable());
      return;
    }
    const files: UploadedFile[] = [];
    let activity: string | undefined;
    form.on('field', (field, value) => {
      if (field === 'activity') activity = value;
    });
    form.on('file', (_field, stream, name) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', () => {
        fail(unreadable());
      });
      stream.on('limit', () => {
        fail(tooLarge(limits));
      });
      stream.on('end', () => files.push({ name, bytes: Buffer.concat(chunks) }));
    });
    form.on('error', () => {
      fail(unreadable());
    });
    form.on('finish', () => {
      resolve(activity === undefined ? { files } : { activity, files });
    });
    request.on('aborted', () => {
      fail(unreadable());
    });
    request.pipe(form);
  });
}

async function readBody(request: Request, limits: UploadLimits): Promise<Uploaded> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limits.fileBytes) throw tooLarge(limits);
    chunks.push(chunk);
  }
  return { files: [{ name: nameIn(request.get('content-disposition')), bytes: Buffer.concat(chunks) }] };
}

function tooLarge({ tooLarge: message }: UploadLimits): ProblemError {
  const errors = [{ field: 'file', message }];
  return new ProblemError({ status: 413, title: 'File refused', detail: message, errors });
}

function unreadable(): ProblemError {
  const errors = [{ field: 'body', message: 'not valid multipart/form-data' }];
  return new ProblemError({
    status: 400,
    title: 'Bad request',
    detail: 'The upload cannot be read.',
    errors,
  });
}

/** The file name of a Content-Disposition, `filename*` before `filename`. */
function nameIn(disposition = ''): string {
  const encoded = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition)?.[1];
  if (encoded !== undefined) return decoded(encoded);
  return /filename="?([^";]*)"?/i.exec(disposition)?.[1] ?? '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
