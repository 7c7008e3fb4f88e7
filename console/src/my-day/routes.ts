import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/base-routes';

const myDayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./my-day-page'), 'MyDayPage'),
});

export const myDayRoutes = [myDayRoute] as const;
