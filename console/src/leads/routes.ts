import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/base-routes';
import { readLeadSearch } from './lead-search';

const leadListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leads',
  validateSearch: readLeadSearch,
  component: lazyRouteComponent(() => import('./lead-list-page'), 'LeadListPage'),
});

const leadRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leads/$leadId',
  component: lazyRouteComponent(() => import('./lead-page'), 'LeadPage'),
});

export const leadRoutes = [leadListRoute, leadRoute] as const;
