import { fromWire, type SubscribedType } from '@tributary/contracts';
import type { Handlers } from '@tributary/messaging';
import { required } from '@tributary/service-kit';
import type { MongoTx } from '@tributary/stores/mongo';
import { Decimal } from 'decimal.js';
import type { UseCases } from '../../compose';

type HandlersOf<P extends 'customer-facts' | 'entitlement' | 'staff'> = Handlers<SubscribedType<'service-desk', P>, MongoTx>;

export const onCustomerFacts = ({ facts }: UseCases): HandlersOf<'customer-facts'> => ({
  'tributary.sales.customer-owner.changed.v1': ({ data, version, tx }) => facts.owner(tx, data.customerId, data.ownerId, version),
  'tributary.insights.tier.changed.v1': ({ data, version, tx }) => facts.tier(tx, data.customerId, data.toTier, version),
});

export const onEntitlement = ({ facts }: UseCases): HandlersOf<'entitlement'> => ({
  'tributary.sales.order.state-changed.v1': ({ data, version, time, tx }) =>
    facts.order(
      tx,
      {
        id: data.orderId,
        number: data.number,
        contractId: data.contractId,
        customerId: data.customerId,
        skus: data.lines.map(({ sku }) => sku),
        state: required(fromWire('ORDER_STATE', data.state)),
        changedAt: data.changedAt ?? time,
      },
      version,
    ),
  'tributary.inventory.product.changed.v1': ({ data, version, tx }) => facts.warranty(tx, data.sku, data.warrantyMonths, version),
  'tributary.finance.collection.approved.v1': ({ data, version, tx }) =>
    facts.paid(tx, data.contractId, isNothing(data.outstanding), version),
  'tributary.finance.collection.reversed.v1': ({ data, version, tx }) =>
    facts.paid(tx, data.contractId, isNothing(data.outstanding), version),
});

export const onStaff = ({ facts }: UseCases): HandlersOf<'staff'> => ({
  'tributary.directory.employee.changed.v1': ({ data, version, tx }) => facts.employee(tx, data.employeeId, data.name, version),
});

/** An amount that is not there tells nothing of what was paid. */
const isNothing = (outstanding: { readonly amount: string } | undefined): boolean =>
  outstanding !== undefined && new Decimal(outstanding.amount).lte(0);
