import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/base-routes';
import { readIntakeSearch } from './intake-search';

const intakeListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/intakes',
  validateSearch: readIntakeSearch,
  component: lazyRouteComponent(() => import('./intake-list-page'), 'IntakeListPage'),
});

export const intakeRoutes = [intakeListRoute] as const;
