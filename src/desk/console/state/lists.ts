import type { HotlineFunction, Topic } from '../../../knowledge/document.ts';
import type { TicketKind, TicketStatus } from '../../../conversations/ticket.ts';
import type { WrapUp } from '../../wire/conversation.ts';
import type { Suggestion } from '../../wire/suggestion.ts';
import type { Role, Skill } from '../../wire/staff.ts';
import type { AuthorityId } from '../../wire/ticket.ts';
import { isDeskSentenceKey, type DeskSentenceKey } from '../../../locale/desk/sentences.ts';
import type { Speech } from './speech.ts';

/**
 * The values of lists, in the order in which they are offered. Written out here because the service's own lists come with
 * their schemas, which no browser needs; the types see to it that none is missing.
 */
function every<Value extends string>(values: Readonly<Record<Value, true>>): readonly Value[] {
  return Object.keys(values) as Value[];
}

export const topics = every<Topic>({
  patent: true,
  trademark: true,
  copyright: true,
  'geographical-indication': true,
  'layout-design': true,
  'trade-secret': true,
  'plant-variety': true,
  data: true,
  customs: true,
  'unfair-competition': true,
  enforcement: true,
  finance: true,
  'public-service': true,
  foreign: true,
  other: true,
});

export const roles = every<Role>({
  agent: true,
  reviewer: true,
  editor: true,
  operator: true,
  auditor: true,
});

/** What agents are good at: languages first. */
export const skills: readonly Skill[] = ['zh-Hans', 'zh-Hant', 'en', ...topics];

export const hotlineFunctions = every<HotlineFunction>({
  policy: true,
  legal: true,
  mediation: true,
  publicity: true,
  general: true,
});

export const results = every<WrapUp['result']>({
  solved: true,
  'partly-solved': true,
  'not-solved': true,
  'passed-on': true,
  'no-answer': true,
  abuse: true,
});

export const rejectReasons = every<NonNullable<Suggestion['rejectReason']>>({
  wrong: true,
  outdated: true,
  'off-topic': true,
  incomplete: true,
  unclear: true,
  'wrong-language': true,
  'not-needed': true,
  other: true,
});

export const ticketKinds = every<TicketKind>({
  'call-back': true,
  complaint: true,
  mediation: true,
  'enterprise-request': true,
  '12345': true,
  authority: true,
  'bad-rating': true,
});

export const ticketStatuses = every<TicketStatus>({
  open: true,
  'in-progress': true,
  waiting: true,
  done: true,
  cancelled: true,
});

export const authorities = every<AuthorityId>({
  cnipa: true,
  copyright: true,
  'market-regulation': true,
  customs: true,
  court: true,
  police: true,
  district: true,
  '12345': true,
});

/** The values of a list as options, by the words of `prefix.VALUE`. */
export function optionsOf<Value extends string, Prefix extends string>(
  values: readonly Value[],
  prefix: `${Prefix}.${Value}` extends DeskSentenceKey ? Prefix : never,
  say: Speech['say'],
): { value: Value; text: string }[] {
  return values.map((value) => ({ value, text: say(`${prefix}.${value}` as DeskSentenceKey) }));
}

/** A word of a list; the value itself where it is of another version of the service. */
export function wordOf(prefix: string, value: string, { say }: Speech): string {
  const key = `${prefix}.${value}`;
  return isDeskSentenceKey(key) ? say(key) : value;
}
