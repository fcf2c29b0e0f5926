import type { Activity, WireAttachment, WireChoice, WireEntity, WireReply } from '../line/wire.ts';
import { isRecord } from '../line/wire.ts';

/** One thing in the list of a conversation, in the order of the service. */
export type Entry =
  | (Base & { readonly kind: 'visitor'; readonly text: string; readonly files: readonly FileLink[] })
  | (Base & {
      readonly kind: 'reply';
      readonly reply: WireReply;
      readonly label?: string;
      readonly thumbs?: Thumbs;
    })
  | (Base & {
      readonly kind: 'words';
      readonly from: 'assistant' | 'agent' | 'service';
      readonly name?: string;
      readonly text: string;
      readonly files: readonly FileLink[];
      readonly choices: readonly WireChoice[];
    })
  | (Base & { readonly kind: 'hands'; readonly act: string; readonly name?: string })
  | (Base & { readonly kind: 'rating'; readonly score: number });

interface Base {
  readonly id: string;
  /** Epoch milliseconds; missing where the service gave no time. */
  readonly at?: number;
}

export interface FileLink {
  readonly name: string;
  readonly url: string;
  readonly isPicture: boolean;
}

/** The actions that are posted back for a thumb. */
export interface Thumbs {
  readonly like: WireEntity;
  readonly dislike: WireEntity;
}

/** What a stored message shows; undefined where it shows nothing. */
export function entryOf(activity: Activity): Entry | undefined {
  const tongda = activity.channelData?.tongda;
  const base = baseOf(activity);
  if (tongda?.hands !== undefined) {
    const { act, agentName } = tongda.hands;
    return { ...base, kind: 'hands', act, ...(agentName === undefined ? {} : { name: agentName }) };
  }
  if (tongda?.kind === 'rating') return ratingOf(activity, base);
  if (activity.type !== 'message') return undefined;
  if (isVisitors(activity))
    return { ...base, kind: 'visitor', text: activity.text ?? '', files: filesOf(activity) };
  if (tongda?.reply !== undefined) return replyOf(activity, tongda.reply, base);
  return wordsOf(activity, base);
}

/** Whether a message is the visitor's own. */
export function isVisitors(activity: Activity): boolean {
  return activity.channelData?.tongda?.from === 'visitor' || activity.from?.role === 'user';
}

function baseOf(activity: Activity): Base {
  const at = Date.parse(activity.timestamp ?? '');
  return {
    id: activity.id ?? activity.channelData?.clientActivityID ?? '',
    ...(Number.isNaN(at) ? {} : { at }),
  };
}

function replyOf(activity: Activity, reply: WireReply, base: Base): Entry {
  const label = activity.channelData?.tongda?.label;
  const thumbs = thumbsOf(activity);
  return {
    ...base,
    kind: 'reply',
    reply,
    ...(label === undefined ? {} : { label }),
    ...(thumbs === undefined ? {} : { thumbs }),
  };
}

function wordsOf(activity: Activity, base: Base): Entry | undefined {
  const text = activity.text ?? '';
  const files = filesOf(activity);
  if (text === '' && files.length === 0) return undefined;
  const from = speakerOf(activity);
  const name = from === 'agent' ? activity.from?.name : undefined;
  return {
    ...base,
    kind: 'words',
    from,
    text,
    files,
    choices: suggested(activity),
    ...(name === undefined || name === '' ? {} : { name }),
  };
}

function speakerOf(activity: Activity): 'assistant' | 'agent' | 'service' {
  const from = activity.channelData?.tongda?.from;
  if (from === 'agent') return 'agent';
  return from === 'system' ? 'service' : 'assistant';
}

function ratingOf(activity: Activity, base: Base): Entry | undefined {
  const score = isRecord(activity.value) ? Number(activity.value.score) : NaN;
  return Number.isInteger(score) && score >= 1 && score <= 5 ? { ...base, kind: 'rating', score } : undefined;
}

function filesOf(activity: Activity): FileLink[] {
  return (activity.attachments ?? []).flatMap(({ contentType, contentUrl, name }) =>
    contentUrl === undefined || !isHttpAddress(contentUrl)
      ? []
      : [{ name: name ?? contentType, url: contentUrl, isPicture: isPicture(contentType) }],
  );
}

function isPicture(contentType: WireAttachment['contentType']): boolean {
  return /^image\/(png|jpeg|webp|gif)$/.test(contentType);
}

/** An address that may stand behind a link: of the web, or of this service. */
export function isHttpAddress(address: string): boolean {
  return /^https?:\/\//i.test(address) || /^\/(?!\/)/.test(address);
}

function suggested(activity: Activity): WireChoice[] {
  return (activity.suggestedActions?.actions ?? []).flatMap(({ title, value }) =>
    title === undefined ? [] : [{ id: typeof value === 'string' ? value : title, label: title }],
  );
}

function thumbsOf(activity: Activity): Thumbs | undefined {
  const actions = (activity.entities ?? []).flatMap((entity) => entity.potentialAction ?? []);
  const like = actions.find((action) => action['@type'] === 'LikeAction');
  const dislike = actions.find((action) => action['@type'] === 'DislikeAction');
  return like === undefined || dislike === undefined ? undefined : { like, dislike };
}
