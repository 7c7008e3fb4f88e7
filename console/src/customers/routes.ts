import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/base-routes';
import { readCustomerSearch } from './customers-api';

const customerListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: readCustomerSearch,
  component: lazyRouteComponent(() => import('./customer-list-page'), 'CustomerListPage'),
});

const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$customerId',
  component: lazyRouteComponent(() => import('./customer-page'), 'CustomerPage'),
});

export const customerRoutes = [customerListRoute, customerRoute] as const;
