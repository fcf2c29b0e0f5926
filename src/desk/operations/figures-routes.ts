import { z } from 'zod';
import { route, type DeskRoute } from '../route.ts';
import { csvOf } from '../csv.ts';
import { sendFile } from '../send-file.ts';
import { periodSchema, reportSchema, shownDashboardSchema } from '../wire/operations.ts';
import { dashboardOf } from './figures/dashboard.ts';
import { dayNumber } from './figures/day-number.ts';
import { areFreshWithin, freshFigures } from './figures/fresh.ts';
import { rowsOf } from './figures/read.ts';
import { reportOf } from './report.ts';

const overseers = ['operator', 'auditor', 'reviewer'] as const;
/** Who looks at the dashboard waits so long for the newest figures, in milliseconds. */
const patienceMs = 1_000;
/** Beside figures about what a model wrote; a table has no other place for the label. */
const generatedMark = 'AI生成 / AI-generated';
const exportSchema = z.strictObject(periodSchema.shape);

/** The figures of the service over any period. */
export const figuresRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/operations/dashboard',
    access: overseers,
    summary: 'The figures of a period, counted up to now, or as far as they are counted.',
    query: periodSchema,
    answer: shownDashboardSchema,
    handle: async ({ desk, query }) => {
      const isCounting = !(await areFreshWithin(patienceMs, desk));
      return { ...(await dashboardOf(desk.database.store, query)), isCounting };
    },
  }),
  route({
    method: 'GET',
    path: '/operations/report',
    access: overseers,
    summary: 'The periodic report: figures, the period before, what was published and switched.',
    query: periodSchema,
    answer: reportSchema,
    handle: async ({ desk, staff, query }) => {
      await freshFigures(desk);
      return reportOf(desk, staff, query);
    },
  }),
  route({
    method: 'GET',
    path: '/operations/figures.csv',
    access: overseers,
    summary: 'Everything counted in a period as CSV: by day, figure, channel and part.',
    query: exportSchema,
    handle: async ({ desk, query: { from, to, channel }, http }) => {
      await freshFigures(desk);
      const rows = await rowsOf(desk.database.store, { from: dayNumber(from), to: dayNumber(to), channel });
      const table = rows.map((row) => [
        ...[row.day, row.figure, row.channel, row.part, row.number, row.total],
        isOfGenerated(row) ? generatedMark : '',
      ]);
      return sendFile(http.response, {
        name: `figures-${from}-${to}.csv`,
        kind: 'text/csv; charset=utf-8',
        bytes: csvOf([['day', 'figure', 'channel', 'part', 'number', 'total', 'label'], ...table]),
      });
    },
  }),
];

function isOfGenerated({ figure, part }: { readonly figure: string; readonly part: string }): boolean {
  return figure === 'turns.written' && part === 'model';
}
