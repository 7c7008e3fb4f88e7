import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/base-routes';

const approvalListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals',
  component: lazyRouteComponent(() => import('./approval-list-page'), 'ApprovalListPage'),
});

const approvalRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals/$approvalId',
  component: lazyRouteComponent(() => import('./approval-page'), 'ApprovalPage'),
});

export const approvalRoutes = [approvalListRoute, approvalRoute] as const;
