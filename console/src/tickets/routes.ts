import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/base-routes';
import { readTicketSearch } from './ticket-search';

const ticketListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tickets',
  validateSearch: readTicketSearch,
  component: lazyRouteComponent(() => import('./ticket-list-page'), 'TicketListPage'),
});

const ticketRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tickets/$ticketId',
  component: lazyRouteComponent(() => import('./ticket-page'), 'TicketPage'),
});

export const ticketRoutes = [ticketListRoute, ticketRoute] as const;
