import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApprovalDecided, ApprovalState } from '@tributary/contracts/directory';
import {
  type Collection,
  CollectionServiceService,
  InvoiceKind,
  InvoiceServiceService,
  LedgerServiceService,
  PaymentMethod,
  type Receivable,
  ReceivableServiceService,
} from '@tributary/contracts/finance';
import { ContractSigned } from '@tributary/contracts/sales';
import { generateKeys } from '@tributary/service-kit';
import { type EmployeeTraits, eventually, type ServiceUnderTest, startServiceUnderTest } from '@tributary/testing';
import { v7 as uuid } from 'uuid';
import { service } from '../src/service';
import { type DirectoryStandIn, startDirectoryStandIn } from './directory-stand-in';

/** What a finance manager may do; see the standard roles of the directory. */
export const managerPermissions = [
  ...['receivables.read', 'collections.read', 'collections.write', 'collections.approve'],
  ...['invoices.request', 'invoices.issue', 'invoices.read', 'ledger.read'],
];

export interface Finance extends ServiceUnderTest {
  readonly directory: DirectoryStandIn;
  /** Every door of the service, as somebody with these traits. */
  door(traits: EmployeeTraits): Promise<Doors>;
  /** As a finance manager, who sees everything. */
  readonly manager: Doors;
  /** A contract that was just signed, once finance knows of it. */
  aReceivable(traits?: Partial<ContractSigned>): Promise<Receivable>;
  /** Waits until the approvers were asked about the document, and says what they decided. */
  decide(documentId: string, state: ApprovalState): Promise<void>;
  /** Money for a contract that finance has approved. */
  anApprovedCollection(contractId: string, amount: string): Promise<Collection>;
}

const doorsAs = async (running: ServiceUnderTest, traits: EmployeeTraits) => ({
  receivables: await running.as({ service: ReceivableServiceService }, traits),
  collections: await running.as({ service: CollectionServiceService }, traits),
  invoices: await running.as({ service: InvoiceServiceService }, traits),
  ledger: await running.as({ service: LedgerServiceService }, traits),
});

export type Doors = Awaited<ReturnType<typeof doorsAs>>;

export async function startFinance(): Promise<Finance> {
  const keysFolder = await mkdtemp(join(tmpdir(), 'tributary-finance-'));
  await generateKeys({ folder: keysFolder, services: ['directory', 'finance'] });
  const directory = await startDirectoryStandIn(keysFolder);
  const running = await startServiceUnderTest({
    ...service,
    store: 'postgres',
    keysFolder,
    environment: { DIRECTORY_ADDRESS: `127.0.0.1:${directory.port}` },
  });
  const door = (traits: EmployeeTraits): Promise<Doors> => doorsAs(running, { id: uuid(), ...traits });
  const manager = await door({ permissions: managerPermissions, reach: 'all' });
  let contracts = 0;

  const decide: Finance['decide'] = async (documentId, state) => {
    const approval = await eventually('the approvers are asked', () => {
      const found = directory.approvalOf(documentId);
      if (!found) throw new Error('nobody asked');
      return found;
    });
    const { approvalId, kind, documentVersion } = approval;
    const data = { approvalId, kind, documentId, documentVersion, state, decidedBy: uuid(), decidedAt: new Date() };
    await running.events.publish('tributary.directory.approval.decided.v1', ApprovalDecided.create(data), { sequence: 2 });
  };

  return {
    ...running,
    ...{ directory, door, manager, decide },

    aReceivable: async (traits = {}) => {
      contracts += 1;
      const contract = ContractSigned.create({
        ...{ contractId: uuid(), number: `C-2026-${String(contracts).padStart(6, '0')}`, customerId: uuid() },
        ...{ total: { amount: '1000', currency: 'CNY' }, ownerId: uuid(), teamPath: '/hq/east/' },
        signedAt: new Date('2026-03-01T02:00:00Z'),
        ...traits,
      });
      await running.events.publish('tributary.sales.contract.signed.v1', contract, { sequence: 4 });
      return eventually('the receivable is there', () => manager.receivables.getReceivable({ contractId: contract.contractId }));
    },

    anApprovedCollection: async (contractId, amount) => {
      const { collectionId, version } = await manager.collections.recordCollection(aPayment(contractId, amount));
      await manager.collections.submitCollection({ collectionId, expectedVersion: version });
      await decide(collectionId, ApprovalState.APPROVED);
      return eventually('the collection is approved', async () => {
        const collection = await manager.collections.getCollection({ collectionId });
        expect(collection.state).toBe('COLLECTION_STATE_APPROVED');
        return collection;
      });
    },

    stop: async () => {
      await running.stop();
      await directory.stop();
      await rm(keysFolder, { recursive: true });
    },
  };
}

let payments = 0;

/** A payment with a bank reference of its own. */
export const aPayment = (contractId: string, amount: string) => {
  payments += 1;
  return {
    ...{ contractId, amount: cny(amount), receivedOn: '2026-03-09', payer: '华东机械', bankReference: `B-${payments}` },
    method: PaymentMethod.BANK_TRANSFER,
  };
};

export const anInvoice = (contractId: string, amount?: string) => ({
  ...{ contractId, amount: amount === undefined ? undefined : cny(amount), taxRatePercent: '13' },
  kind: InvoiceKind.SPECIAL,
});

export const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** The code with which a call is refused; `ok` when it is not. */
export const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: { readonly refused?: string }) => error.refused ?? String(error),
  );

/** How often each code was answered. */
export const countOf = (codes: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((other) => other === code).length]));
