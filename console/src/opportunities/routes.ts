import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { choiceOf, whatIsSet } from '../api/choice';
import { shellRoute } from '../app/base-routes';

const views = { mine: true, all: false } as const;

const boardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/opportunities',
  validateSearch: (search: Readonly<Record<string, unknown>>): { view?: keyof typeof views } =>
    whatIsSet({ view: choiceOf(views, search['view']) }),
  component: lazyRouteComponent(() => import('./board-page'), 'BoardPage'),
});

const opportunityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/opportunities/$opportunityId',
  component: lazyRouteComponent(() => import('./opportunity-page'), 'OpportunityPage'),
});

export const opportunityRoutes = [boardRoute, opportunityRoute] as const;
