import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/base-routes';
import { ownPath } from './own-path';

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { return_to?: string } => {
    const returnTo = ownPath(search['return_to']);
    return returnTo === undefined ? {} : { return_to: returnTo };
  },
  component: lazyRouteComponent(() => import('./sign-in-page'), 'SignInPage'),
});

export const sessionRoutes = [signInRoute] as const;
