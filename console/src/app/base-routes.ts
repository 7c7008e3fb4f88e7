import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { problemOf } from '../api/refused';
import { RouteError } from '../feedback/route-error';
import { meQuery } from '../session/me';

export interface RouterContext {
  readonly queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({ errorComponent: RouteError });

/** Everything that needs somebody signed in is below this route. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (problemOf(error).status === 401) throw redirect({ to: '/sign-in', search: { return_to: location.href } });
      throw error;
    }
  },
  component: lazyRouteComponent(() => import('./shell'), 'Shell'),
});
