import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/base-routes';
import { readContractSearch } from './contracts-api';

const contractListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/contracts',
  validateSearch: readContractSearch,
  component: lazyRouteComponent(() => import('./contract-list-page'), 'ContractListPage'),
});

const contractRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/contracts/$contractId',
  component: lazyRouteComponent(() => import('./contract-page'), 'ContractPage'),
});

const contractPaperRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/contracts/$contractId/print',
  component: lazyRouteComponent(() => import('./contract-paper'), 'ContractPaper'),
});

export const contractRoutes = [contractListRoute, contractRoute, contractPaperRoute] as const;
