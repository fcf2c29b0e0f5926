import type { DeskRoute } from '../route.ts';
import { figuresRoutes } from './figures-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { trustRoutes } from './trust-routes.ts';

/** What operators do. */
export const operationsRoutes: readonly DeskRoute[] = [...settingsRoutes, ...trustRoutes, ...figuresRoutes];
