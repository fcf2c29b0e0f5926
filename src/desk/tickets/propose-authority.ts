import type { Topic } from '../../knowledge/document.ts';
import { normalise } from '../../language/script.ts';
import type { RouteProposal } from '../wire/ticket.ts';
import { authorityNames, routingTable, type RoutingRule } from './routing-table.ts';

/** What is known of a matter. */
export interface Matter {
  readonly text: string;
  readonly topic?: Topic | undefined;
  readonly district?: string | undefined;
}

/** What is named weighs more than the field it belongs to. */
const weights = { words: 2, topic: 1 } as const;

/** To whom a matter belongs, the likeliest first, each once and with its reason; 12345 at the end of every list. */
export function proposeAuthorities(matter: Matter): RouteProposal[] {
  const text = normalise(matter.text);
  const weighed = routingTable
    .map((rule) => ({ rule, weight: weightOf(rule, text, matter.topic) }))
    .filter(({ weight, rule }) => weight > 0 || rule.authority === '12345')
    .sort((one, other) => other.weight - one.weight);
  const proposed = new Map<string, RouteProposal>();
  for (const { rule } of weighed)
    if (!proposed.has(rule.authority)) proposed.set(rule.authority, proposalOf(rule));
  return [...proposed.values()];
}

function weightOf({ words, unless, topics }: RoutingRule, text: string, topic: Topic | undefined): number {
  if (unless?.test(text) === true) return 0;
  const named = words?.test(text) === true ? weights.words : 0;
  const ofField = topic !== undefined && topics?.includes(topic) === true ? weights.topic : 0;
  return named + ofField;
}

function proposalOf({ authority, reason }: RoutingRule): RouteProposal {
  return { authority, name: { ...authorityNames[authority] }, reason: { ...reason } };
}
