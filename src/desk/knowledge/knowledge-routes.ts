import type { DeskRoute } from '../route.ts';
import { candidateRoutes } from './candidate-routes.ts';
import { documentRoutes } from './document-routes.ts';
import { gapRoutes } from './gap-routes.ts';
import { releaseRoutes } from './release-routes.ts';
import { searchRoutes } from './search-routes.ts';

/** What editors and reviewers do. */
export const knowledgeRoutes: readonly DeskRoute[] = [
  ...searchRoutes,
  ...documentRoutes,
  ...gapRoutes,
  ...candidateRoutes,
  ...releaseRoutes,
];
