import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/base-routes';

const quoteRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quotes/$quoteId',
  component: lazyRouteComponent(() => import('./quote-page'), 'QuotePage'),
});

export const quoteRoutes = [quoteRoute] as const;
