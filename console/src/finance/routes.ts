import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/base-routes';
import { readCollectionSearch, readInvoiceSearch, readLedgerSearch, readReceivableSearch } from './finance-search';

const receivableListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/receivables',
  validateSearch: readReceivableSearch,
  component: lazyRouteComponent(() => import('./receivable-list-page'), 'ReceivableListPage'),
});

const collectionListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collections',
  validateSearch: readCollectionSearch,
  component: lazyRouteComponent(() => import('./collection-list-page'), 'CollectionListPage'),
});

const collectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collections/$collectionId',
  component: lazyRouteComponent(() => import('./collection-page'), 'CollectionPage'),
});

const invoiceListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/invoices',
  validateSearch: readInvoiceSearch,
  component: lazyRouteComponent(() => import('./invoice-list-page'), 'InvoiceListPage'),
});

const invoiceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/invoices/$invoiceId',
  component: lazyRouteComponent(() => import('./invoice-page'), 'InvoicePage'),
});

const trialBalanceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger',
  validateSearch: readLedgerSearch,
  component: lazyRouteComponent(() => import('./trial-balance-page'), 'TrialBalancePage'),
});

export const financeRoutes = [
  receivableListRoute,
  collectionListRoute,
  collectionRoute,
  invoiceListRoute,
  invoiceRoute,
  trialBalanceRoute,
] as const;
