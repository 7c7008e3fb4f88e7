import { fromWire, toWire } from '@tributary/contracts';
import type { MasterDataServiceServer } from '@tributary/contracts/master-data';
import { command, mapped, pageOf, query, required } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import { customerMessage, reviewTaskMessage } from './customer-message';
import { importRowMessage, importRowOf } from './import-rows';
import { lineageMessage } from './lineage-message';
import { partyKindOf, sourceRecordOf } from './source-record';

/** Translates; every refusal and error is mapped behind `command` and `query`, the same way for all services. */
export const masterDataService = (useCases: UseCases): MasterDataServiceServer => ({
  resolveCustomer: command({
    run: ({ record }, actor) => useCases.resolveCustomer(actor, sourceRecordOf(required(record))),
    reply: ({ outcome, recordId, reviewTaskId = '', ...resolution }) => ({
      ...resolution,
      outcome: toWire('RESOLUTION_OUTCOME', outcome),
      sourceRecordId: recordId,
      reviewTaskId,
    }),
  }),
  checkImport: query(async ({ records }, actor) => ({
    rows: (await useCases.checkImport(actor, records.map(importRowOf))).map(importRowMessage),
  })),

  getCustomer: query(async ({ customerId }, actor) => mapped(await useCases.getCustomer(actor, customerId), customerMessage)),
  batchGetCustomers: query(async ({ customerIds }, actor) => ({
    items: (await useCases.batchGetCustomers(actor, customerIds)).map(({ askedId, customer }) => ({
      askedId,
      customer: customerMessage(customer),
    })),
  })),
  searchCustomers: query(async (request, actor) => {
    const found = await useCases.searchCustomers(actor, request.query, partyKindOf(request.kind), pageOf(request));
    return mapped(found, ({ items, nextCursor }) => ({ items: items.map(customerMessage), nextCursor }));
  }),
  lookupByPhone: query(async ({ phone }, actor) => ({
    items: (await useCases.lookUpByPhone(actor, phone)).map((match) => ({ ...match, customer: customerMessage(match.customer) })),
  })),
  // A query, although it writes to the audit log: what a command answers is kept for repeats, and these values must not be.
  revealCustomer: query(async ({ fields, ...request }, actor) => {
    const revealed = fields.map((field) => required(fromWire('REVEALED_FIELD', field)));
    const outcome = await useCases.revealCustomer(actor, { ...request, fields: revealed });
    return mapped(outcome, ({ contacts, ...values }) => ({
      ...values,
      contacts: contacts.map(({ id, phones }) => ({ contactId: id, phones })),
    }));
  }),

  mergeCustomers: command({
    run: (request, actor) => useCases.mergeCustomers(actor, request),
    reply: ({ customer, mergeId }) => ({ customer: customerMessage(customer), mergeId }),
  }),
  splitCustomer: command({
    run: ({ what, ...request }, actor) => {
      const { $case, value } = required(what);
      return useCases.splitCustomer(actor, {
        ...request,
        what: $case === 'mergeId' ? { mergeId: value } : { recordIds: value.ids },
      });
    },
    reply: ({ customer, separated, splitId }) => ({
      customer: customerMessage(customer),
      separated: customerMessage(separated),
      splitId,
    }),
  }),
  getCustomerLineage: query(async ({ customerId }, actor) =>
    mapped(await useCases.getCustomerLineage(actor, customerId), lineageMessage),
  ),

  pinCustomerValue: command({
    run: ({ field, sourceRecordId, ...request }, actor) =>
      useCases.pinCustomerValue(actor, {
        ...request,
        field: required(fromWire('GOLDEN_FIELD', field)),
        recordId: sourceRecordId,
      }),
    reply: customerMessage,
  }),
  tagCustomer: command({ run: (request, actor) => useCases.tagCustomer(actor, request), reply: customerMessage }),
  untagCustomer: command({ run: (request, actor) => useCases.untagCustomer(actor, request), reply: customerMessage }),
  relateCustomers: command({
    run: ({ type, otherCustomerId, ...request }, actor) =>
      useCases.relateCustomers(actor, {
        ...request,
        type: required(fromWire('RELATIONSHIP_TYPE', type)),
        otherId: otherCustomerId,
      }),
    reply: customerMessage,
  }),

  listReviewTasks: query(async (request, actor) => {
    const state = fromWire('REVIEW_TASK_STATE', request.state);
    const found = await useCases.listReviewTasks(actor, state, pageOf(request));
    return mapped(found, ({ items, nextCursor }) => ({ items: items.map(reviewTaskMessage), nextCursor }));
  }),
  decideReviewTask: command({
    run: ({ decision, ...request }, actor) =>
      useCases.decideReviewTask(actor, {
        ...request,
        decision: required(fromWire('REVIEW_DECISION', decision)),
      }),
    reply: reviewTaskMessage,
  }),
});
