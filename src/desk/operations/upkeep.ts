import { applyRetention } from '../../conversations/retention.ts';
import { takeLease } from '../../store/leases.ts';
import type { DeskParts } from '../parts.ts';
import { gatherGaps } from '../knowledge/gaps/gather.ts';
import { refreshFigures } from './figures/refresh.ts';

const countEveryMs = 20_000;
/** Retention runs four times a day, wherever the service was started last. */
const emptyEveryMs = 6 * 3_600_000;

/** What nobody asks for and somebody has to do: count, put gaps together, empty what is old. Returns how to stop. */
export function keepUp(desk: DeskParts): () => void {
  const holder = desk.newId();
  let emptiedAt = Number.NEGATIVE_INFINITY;
  const count = async (): Promise<void> => {
    await gatherGaps(desk);
    await refreshFigures(desk);
    if (desk.clock.now() - emptiedAt < emptyEveryMs) return;
    emptiedAt = desk.clock.now();
    const lease = { name: 'retention', holder, forMs: emptyEveryMs };
    if ((await takeLease(desk.database.store, lease, desk.clock)) === undefined) return;
    await applyRetention(desk.context, { days: desk.settings.current('privacy.retentionDays') });
    await desk.database.forgetErased();
  };
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (running !== undefined) return;
    running = count()
      .catch(desk.report)
      .finally(() => (running = undefined));
    const current = running;
    desk.background.run(() => current);
  }, countEveryMs).unref();
  return () => {
    clearInterval(timer);
  };
}
