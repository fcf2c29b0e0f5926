import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../../src/platform/clock.ts';
import { createTokens, tokenLifetimes } from './tokens.ts';

const clock = manualClock(1_790_000_000_000);
const tokens = createTokens(Buffer.alloc(32, 7), clock);
const claims = { conversationId: 'c-1', visitorId: 'v-1', begin: { event: 'fair' }, subject: undefined };

describe('a token', () => {
  it('says what it was issued for', () => {
    const { token, expiresIn } = tokens.issue('conversation', claims);
    expect(tokens.check('conversation', token)).toEqual({ kind: 'valid', claims });
    expect(expiresIn).toBe(tokenLifetimes.conversation);
  });

  it('runs out', () => {
    const later = manualClock(1_790_000_000_000);
    const { token, expiresIn } = createTokens(Buffer.alloc(32, 7), later).issue('conversation', claims);
    later.advance(expiresIn * 1_000 - 1);
    expect(createTokens(Buffer.alloc(32, 7), later).check('conversation', token).kind).toBe('valid');
    later.advance(1);
    expect(createTokens(Buffer.alloc(32, 7), later).check('conversation', token).kind).toBe('expired');
  });

  it('opens nothing but what it was issued for', () => {
    const { token } = tokens.issue('stream', claims);
    expect(tokens.check('conversation', token).kind).toBe('forged');
    expect(tokens.check('attachment', token).kind).toBe('forged');
  });

  it('of another key is forged', () => {
    const { token } = createTokens(Buffer.alloc(32, 8), clock).issue('conversation', claims);
    expect(tokens.check('conversation', token)).toEqual({ kind: 'forged' });
  });

  it('is forged as soon as one sign of it is another', () => {
    const { token } = tokens.issue('conversation', claims);
    fc.assert(
      fc.property(
        fc.nat(token.length - 1),
        fc.constantFrom('A', 'B', 'z', '0', '9', '-', '_', '.'),
        (at, sign) => {
          const changed = token.slice(0, at) + sign + token.slice(at + 1);
          const body = (text: string) => Buffer.from(text.split('.')[1] ?? '', 'base64url').toString('hex');
          const same =
            changed === token ||
            (changed.split('.')[0] === token.split('.')[0] && body(changed) === body(token));
          expect(tokens.check('conversation', changed).kind).toBe(same ? 'valid' : 'forged');
        },
      ),
    );
  });

  it('made of anything is refused without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        expect(tokens.check('conversation', text)).toEqual({ kind: 'forged' });
      }),
    );
  });
});
