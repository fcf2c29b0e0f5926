import type { AccountView } from '../../wire/staff.ts';
import { Badge } from '../parts/badge.tsx';
import { useSpeech } from '../state/speech.ts';

/** Whether a person can sign in, and why not. */
export function AccountState({ person }: { person: AccountView }) {
  const { say, moment } = useSpeech();
  if (!person.active) return <Badge tone="danger">{say('people.state.suspended')}</Badge>;
  if (!person.hasPassword) return <Badge tone="notice">{say('people.state.invited')}</Badge>;
  if (person.lockedUntil !== undefined)
    return <Badge tone="danger">{say('people.state.locked', { at: moment(person.lockedUntil) })}</Badge>;
  return <Badge tone="good">{say('people.state.active')}</Badge>;
}
