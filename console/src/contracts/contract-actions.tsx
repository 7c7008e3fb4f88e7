import { PrinterOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { useDrawers } from '../form/use-drawers';
import { usePlaceOrder } from '../orders/use-place-order';
import { useMay } from '../session/me';
import type { Contract } from './contracts-api';
import { useContractStep } from './use-contract-step';

const drawers = {
  sign: lazy(() => import('./sign-drawer').then((module) => ({ default: module.SignDrawer }))),
  collect: lazy(() => import('../finance/collection-drawer').then((module) => ({ default: module.CollectionDrawer }))),
  invoice: lazy(() => import('../finance/invoice-drawer').then((module) => ({ default: module.InvoiceDrawer }))),
};

/** The next step first; only what this person may do with this contract now. */
export function ContractActions({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation('contracts');
  const may = useMay();
  const { open, shown } = useDrawers(drawers);
  const submit = useContractStep(
    ({ contract: { contractId, version } }: { readonly contract: Contract }, header) =>
      answerOf(
        api.POST('/v1/contracts/{contractId}:submit', {
          params: { path: { contractId }, header },
          body: { expectedVersion: version },
        }),
      ),
    t('submitted'),
  );
  const order = usePlaceOrder();
  const isInForce = contract.state === 'CONTRACT_STATE_IN_FORCE';
  const isDraft = contract.state === 'CONTRACT_STATE_DRAFT' || contract.state === 'CONTRACT_STATE_REJECTED';
  return (
    <>
      {isDraft && may('contracts.write') && (
        <Button type="primary" loading={submit.isPending} onClick={() => submit.mutate({ contract })}>
          {t('submit')}
        </Button>
      )}
      {contract.state === 'CONTRACT_STATE_APPROVED' && may('contracts.write') && (
        <Button type="primary" onClick={() => open('sign')}>
          {t('sign')}
        </Button>
      )}
      {isInForce && may('orders.write') && (
        <Button type="primary" loading={order.isPending} onClick={() => order.mutate(contract.contractId)}>
          {t('order')}
        </Button>
      )}
      {isInForce && may('collections.write') && <Button onClick={() => open('collect')}>{t('collect')}</Button>}
      {isInForce && may('invoices.request') && <Button onClick={() => open('invoice')}>{t('invoice')}</Button>}
      <Link to="/contracts/$contractId/print" params={{ contractId: contract.contractId }}>
        <PrinterOutlined /> {t('print')}
      </Link>
      {shown({ contract })}
    </>
  );
}
