import type { Clock } from '../../platform/clock.ts';

/** When something that fails is left alone; times in milliseconds. */
export interface BreakerLimits {
  /** So many failures in a row. */
  readonly failures: number;
  readonly restFor: number;
}

/** Keeps callers away from what fails, and lets one of them try again after a rest. */
export interface CircuitBreaker {
  /** Whether a call may be made now; who gets `true` has to report how it ended. */
  mayCall(): boolean;
  succeeded(): void;
  /** `lasting` failures need no row: asking again cannot help before a person did something. */
  failed(lasting?: boolean): void;
  /** The call said nothing about the endpoint's health. */
  ended(): void;
  isOpen(): boolean;
}

export function circuitBreaker(limits: BreakerLimits, clock: Clock): CircuitBreaker {
  let failures = 0;
  let restUntil: number | undefined;
  let probing = false;
  const rest = (): void => {
    restUntil = clock.now() + limits.restFor;
  };
  return {
    mayCall: () => {
      if (restUntil === undefined) return true;
      if (probing || clock.now() < restUntil) return false;
      probing = true;
      return true;
    },
    succeeded: () => {
      failures = 0;
      restUntil = undefined;
      probing = false;
    },
    failed: (lasting = false) => {
      failures += 1;
      if (lasting || probing || failures >= limits.failures) rest();
      probing = false;
    },
    ended: () => {
      probing = false;
    },
    isOpen: () => restUntil !== undefined && (probing || clock.now() < restUntil),
  };
}
