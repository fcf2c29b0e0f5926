import type { Standing } from '../../consultation/calibration/standing.ts';
import { route, type DeskRoute } from '../route.ts';
import { trustViewSchema, type TrustView } from '../wire/trust.ts';

/** Targets that are shown beside the one that is set. */
const targets = [0.02, 0.03, 0.05, 0.08, 0.1];

/** What the operators' target comes to. */
export const trustRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/operations/trust',
    access: ['operator', 'auditor'],
    summary: 'What follows from the accepted share of wrong answers, and what people say of the answers.',
    answer: trustViewSchema,
    handle: ({ desk }) => {
      const standing = desk.trust(desk.settings.current('answers.targetErrorShare'));
      return Promise.resolve(viewOf(standing, targets.map(desk.trust)));
    },
  }),
];

function viewOf(
  { target, point, matches, questions, drift }: Standing,
  others: readonly Standing[],
): TrustView {
  return {
    target,
    matches,
    questions,
    ...point,
    ...(drift && {
      sides: drift.sides.map(({ by, judged, wrong, contradicts }) => ({ by, judged, wrong, contradicts })),
    }),
    others: others.map(({ target: other, point: { promised, handOverShare } }) => ({
      target: other,
      promised,
      handOverShare,
    })),
  };
}
