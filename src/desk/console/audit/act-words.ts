import { isDeskSentenceKey, type DeskSentenceKey } from '../../../locale/desk/sentences.ts';
import type { Speech } from '../state/speech.ts';
import type { AuditRoom } from './acts.ts';

/** Who acts without being a person. */
export const jobWords = {
  desk: 'audit-job.desk',
  start: 'audit-job.start',
  'desk:user': 'audit-job.command-line',
  'case-exchange': 'audit-job.case-exchange',
  retention: 'audit-job.retention',
  privacy: 'audit-job.privacy',
} as const satisfies Readonly<Record<string, DeskSentenceKey>>;

/** The room of an act: `ticket.created` is one of tickets. */
export function roomWords(room: AuditRoom, { say }: Speech): string {
  return say(`audit-room.${room}`);
}

/** An act in words; as it is kept where it is of another version of the service. */
export function actWords(act: string, { say }: Speech): string {
  const key = `audit-act.${act}`;
  return isDeskSentenceKey(key) ? say(key) : act;
}

/** Who acted: a person by name, a job in words. */
export function actorWords(
  { actor, actorName }: { readonly actor: string; readonly actorName?: string | undefined },
  { say }: Speech,
): string {
  if (actorName !== undefined) return actorName;
  return Object.hasOwn(jobWords, actor) ? say(jobWords[actor as keyof typeof jobWords]) : actor;
}
