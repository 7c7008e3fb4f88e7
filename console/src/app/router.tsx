import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { approvalRoutes } from '../approvals/routes';
import { contractRoutes } from '../contracts/routes';
import { customerRoutes } from '../customers/routes';
import { Loading } from '../feedback/loading';
import { NotFound } from '../feedback/not-found';
import { RouteError } from '../feedback/route-error';
import { financeRoutes } from '../finance/routes';
import { intakeRoutes } from '../intakes/routes';
import { leadRoutes } from '../leads/routes';
import { myDayRoutes } from '../my-day/routes';
import { opportunityRoutes } from '../opportunities/routes';
import { orderRoutes } from '../orders/routes';
import { quoteRoutes } from '../quotes/routes';
import { sessionRoutes } from '../session/routes';
import { ticketRoutes } from '../tickets/routes';
import { rootRoute, shellRoute } from './base-routes';

const routeTree = rootRoute.addChildren([
  ...sessionRoutes,
  shellRoute.addChildren([
    ...myDayRoutes,
    ...leadRoutes,
    ...intakeRoutes,
    ...opportunityRoutes,
    ...quoteRoutes,
    ...contractRoutes,
    ...approvalRoutes,
    ...orderRoutes,
    ...financeRoutes,
    ...customerRoutes,
    ...ticketRoutes,
  ]),
]);

export const makeRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    // TanStack Query decides what is fresh.
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: Loading,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
