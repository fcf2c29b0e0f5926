import { z } from 'zod';

/** Who has the word in a conversation; at any moment exactly one. */
export const owners = ['assistant', 'queue', 'agent', 'closed'] as const;
export const ownerSchema = z.enum(owners);
export type Owner = z.infer<typeof ownerSchema>;

/** What can change hands, as data: from which owners an act leads where. */
export const ownershipActs = {
  handover: { from: ['assistant'], to: 'queue' },
  take: { from: ['queue'], to: 'agent' },
  cancel: { from: ['queue'], to: 'assistant' },
  'nobody-on-duty': { from: ['queue'], to: 'assistant' },
  transfer: { from: ['agent'], to: 'queue' },
  absent: { from: ['agent'], to: 'queue' },
  'hand-back': { from: ['agent'], to: 'assistant' },
  close: { from: ['assistant', 'queue', 'agent'], to: 'closed' },
} as const satisfies Record<string, { from: readonly Owner[]; to: Owner }>;
export type OwnershipAct = keyof typeof ownershipActs;
export const ownershipActSchema = z.enum(Object.keys(ownershipActs) as [OwnershipAct, ...OwnershipAct[]]);

/** The owner with the version that every change of hands raises by one. */
export interface Ownership {
  owner: Owner;
  version: number;
  /** Set if and only if the owner is `agent`. */
  agentId?: string | undefined;
}

/** An act, and who does it where that matters. */
export type OwnershipChange =
  | { act: 'take'; agentId: string }
  /** `agentId`, when given, must be the agent who owns the conversation. */
  | { act: Exclude<OwnershipAct, 'take'>; agentId?: string };

export type OwnershipResult =
  | { kind: 'changed'; ownership: Ownership }
  /** The act does not lead anywhere from this owner. */
  | { kind: 'refused'; owner: Owner }
  /** The conversation is another agent's. */
  | { kind: 'not-yours'; agentId: string };

/** What an act makes of an ownership. Pure; whoever stores the result compares the version it started from. */
export function changeOwnership(current: Ownership, change: OwnershipChange): OwnershipResult {
  const { from, to }: { from: readonly Owner[]; to: Owner } = ownershipActs[change.act];
  if (!from.includes(current.owner)) return { kind: 'refused', owner: current.owner };
  if (
    current.owner === 'agent' &&
    current.agentId !== undefined &&
    change.agentId !== undefined &&
    change.agentId !== current.agentId
  )
    return { kind: 'not-yours', agentId: current.agentId };
  const next = { owner: to, version: current.version + 1 };
  return { kind: 'changed', ownership: change.act === 'take' ? { ...next, agentId: change.agentId } : next };
}

/**
 * Whether the assistant may still send what it began when the conversation stood at this version: nothing
 * changed hands since, and the word is the assistant's.
 */
export function assistantMaySend(current: Ownership, begunAtVersion: number): boolean {
  return current.owner === 'assistant' && current.version === begunAtVersion;
}
