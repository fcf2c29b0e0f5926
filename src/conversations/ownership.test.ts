import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assistantMaySend,
  changeOwnership,
  owners,
  ownershipActs,
  type Owner,
  type Ownership,
  type OwnershipAct,
  type OwnershipChange,
} from './ownership.ts';

const acts = Object.keys(ownershipActs) as OwnershipAct[];
const agents = ['agent-1', 'agent-2'];

const changeArbitrary: fc.Arbitrary<OwnershipChange> = fc
  .tuple(fc.constantFrom(...acts), fc.constantFrom(...agents), fc.boolean())
  .map(([act, agentId, named]) => (act === 'take' ? { act, agentId } : named ? { act, agentId } : { act }));

function at(owner: Owner, version = 4): Ownership {
  return owner === 'agent' ? { owner, version, agentId: 'agent-1' } : { owner, version };
}

describe('who owns a conversation', () => {
  it.each([
    ['assistant', 'handover', 'queue'],
    ['queue', 'take', 'agent'],
    ['queue', 'cancel', 'assistant'],
    ['queue', 'nobody-on-duty', 'assistant'],
    ['agent', 'transfer', 'queue'],
    ['agent', 'absent', 'queue'],
    ['agent', 'hand-back', 'assistant'],
    ['assistant', 'close', 'closed'],
    ['queue', 'close', 'closed'],
    ['agent', 'close', 'closed'],
  ] as const)('goes from %s by %s to %s', (from, act, to) => {
    const result = changeOwnership(at(from), { act, agentId: 'agent-1' });
    expect(result).toMatchObject({ kind: 'changed', ownership: { owner: to, version: 5 } });
  });

  it('refuses every act that is not in the table, and every act on what is closed', () => {
    for (const owner of owners)
      for (const act of acts) {
        const allowed = (ownershipActs[act].from as readonly Owner[]).includes(owner);
        expect(changeOwnership(at(owner), { act, agentId: 'agent-1' }).kind).toBe(
          allowed ? 'changed' : 'refused',
        );
      }
  });

  it('lets no agent act on another agent’s conversation', () => {
    expect(changeOwnership(at('agent'), { act: 'hand-back', agentId: 'agent-2' })).toEqual({
      kind: 'not-yours',
      agentId: 'agent-1',
    });
  });

  it('raises the version by one with each change, names an agent exactly when one owns it, and never leaves closed', () => {
    fc.assert(
      fc.property(fc.array(changeArbitrary, { maxLength: 40 }), (changes) => {
        let current: Ownership = at('assistant', 1);
        for (const change of changes) {
          const result = changeOwnership(current, change);
          if (result.kind !== 'changed') continue;
          expect(current.owner).not.toBe('closed');
          expect(result.ownership.version).toBe(current.version + 1);
          expect(result.ownership.agentId !== undefined).toBe(result.ownership.owner === 'agent');
          current = result.ownership;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never lets the assistant send what it began before anything changed hands, in whatever order things happen', () => {
    fc.assert(
      fc.property(
        fc.array(changeArbitrary, { minLength: 1, maxLength: 30 }),
        fc.nat(30),
        fc.nat(30),
        (changes, begin, send) => {
          let current: Ownership = at('assistant', 1);
          let begun: Ownership | undefined;
          let changedSince = false;
          changes.forEach((change, index) => {
            if (index === begin) {
              begun = current;
              changedSince = false;
            }
            if (index === begin + send && begun !== undefined) {
              const expected = begun.owner === 'assistant' && !changedSince;
              expect(assistantMaySend(current, begun.version)).toBe(expected);
            }
            const result = changeOwnership(current, change);
            if (result.kind === 'changed') {
              current = result.ownership;
              changedSince = true;
            }
          });
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
