import { page } from './markup.ts';
import type { RunReport } from './run-report.ts';
import {
  comparisonSection,
  curvesSection,
  groupsSection,
  promiseSection,
  suitesSection,
  worstSection,
} from './sections.ts';

/** The report of a run as one page that needs nothing from elsewhere; `last` is the run before. */
export function reportPage(report: RunReport, last?: RunReport): string {
  return page(
    'en',
    'What the answers are worth',
    [
      promiseSection(report),
      curvesSection(report),
      comparisonSection(report, last),
      groupsSection(report),
      suitesSection(report),
      worstSection(report),
    ].join('\n'),
  );
}
