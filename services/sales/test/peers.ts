import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ErrorCode } from '@tributary/contracts';
import { Approval, ApprovalServiceService, ApprovalState, type RequestApprovalRequest } from '@tributary/contracts/directory';
import { Reservation, ReservationState, type StockLine, StockServiceService } from '@tributary/contracts/inventory';
import {
  command,
  type GrpcServer,
  generateKeys,
  type Identity,
  makeIdentity,
  makeLog,
  type Refusal,
  type Running,
  serveGrpc,
} from '@tributary/service-kit';
import type { EventTap } from '@tributary/testing';

const log = makeLog({ service: 'test', level: 'fatal' });

/** Inventory as sales knows it: its real protocol, with a shelf in memory. */
export interface Inventory {
  readonly onShelf: Map<string, number>;
  readonly reservations: Map<string, Reservation>;
  /** How often it was asked, by method and order. */
  readonly asked: string[];
  /** What it answers to everything until it is taken back. */
  out: ErrorCode | undefined;
  /** Called while a request is under way, before it is answered. */
  meanwhile: () => Promise<void>;
  ship(orderId: string): Promise<void>;
  /** Takes a reservation back without being asked. */
  expire(orderId: string): Promise<void>;
}

/** Directory as sales knows it: asked twice for one version of a document, it answers one approval. */
export interface Directory {
  readonly requests: RequestApprovalRequest[];
  out: ErrorCode | undefined;
  /** The last request for a document, decided. */
  decide(documentId: string, state: ApprovalState): Promise<void>;
}

export interface Peers extends Running {
  readonly inventory: Inventory;
  readonly directory: Directory;
  readonly keysFolder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Lets the peers speak on the bus as well. */
  speakOn(events: EventTap): void;
}

export async function startPeers(): Promise<Peers> {
  const keysFolder = await mkdtemp(join(tmpdir(), 'tributary-peers-'));
  const { keyFiles, trustedKeysFile } = await generateKeys({ folder: keysFolder, services: ['sales', 'inventory', 'directory'] });
  const identityOf = (service: string): Promise<Identity> =>
    makeIdentity({ service, keyFile: keyFiles[service] ?? '', trustedKeysFile });

  let bus: EventTap | undefined;
  const events = (): EventTap => {
    if (!bus) throw new Error('the peers have nothing to speak on yet');
    return bus;
  };
  const { inventory, server: inventoryServer } = await serveInventory(await identityOf('inventory'), events);
  const { directory, server: directoryServer } = await serveDirectory(await identityOf('directory'), events);

  return {
    inventory,
    directory,
    keysFolder,
    environment: {
      INVENTORY_ADDRESS: `127.0.0.1:${inventoryServer.port}`,
      DIRECTORY_ADDRESS: `127.0.0.1:${directoryServer.port}`,
    },
    speakOn: (tap) => {
      bus = tap;
    },
    stop: async () => {
      await inventoryServer.stop();
      await directoryServer.stop();
      await rm(keysFolder, { recursive: true, force: true });
    },
  };
}

async function serveInventory(identity: Identity, events: () => EventTap): Promise<{ inventory: Inventory; server: GrpcServer }> {
  const onShelf = new Map<string, number>();
  const reservations = new Map<string, Reservation>();
  const asked: string[] = [];

  const put = async (orderId: string, state: ReservationState, lines: readonly StockLine[]): Promise<Reservation> => {
    const version = (reservations.get(orderId)?.version ?? 0) + 1;
    const reservation = Reservation.fromPartial({ orderId, state, lines, warehouse: 'main', version });
    reservations.set(orderId, reservation);
    const data = { orderId, state, lines, warehouse: 'main', changedAt: new Date() };
    await events().publish('tributary.inventory.reservation.changed.v1', data, { sequence: version });
    return reservation;
  };
  const giveBack = async (orderId: string): Promise<Reservation> => {
    const { lines = [] } = reservations.get(orderId) ?? {};
    for (const { sku, quantity } of lines) onShelf.set(sku, (onShelf.get(sku) ?? 0) + quantity);
    return put(orderId, ReservationState.RELEASED, lines);
  };
  const inventory: Inventory = {
    onShelf,
    reservations,
    asked,
    out: undefined,
    meanwhile: async () => undefined,
    ship: async (orderId) => void (await put(orderId, ReservationState.SHIPPED, reservations.get(orderId)?.lines ?? [])),
    expire: async (orderId) => void (await giveBack(orderId)),
  };

  const reserve = async (orderId: string, lines: readonly StockLine[]): Promise<Reservation | Refusal> => {
    const known = reservations.get(orderId);
    if (known) return known;
    const short = lines.find(({ sku, quantity }) => (onShelf.get(sku) ?? 0) < quantity);
    if (short) return { refused: 'stock.insufficient', details: { sku: short.sku } };
    for (const { sku, quantity } of lines) onShelf.set(sku, (onShelf.get(sku) ?? 0) - quantity);
    return put(orderId, ReservationState.HELD, lines);
  };
  const release = async (orderId: string): Promise<Reservation> => {
    const known = reservations.get(orderId);
    return known && known.state !== ReservationState.HELD ? known : giveBack(orderId);
  };
  const answer = async <T>(method: string, orderId: string, work: () => Promise<T>): Promise<T | Refusal> => {
    asked.push(`${method} ${orderId}`);
    if (inventory.out) return { refused: inventory.out };
    const outcome = await work();
    await inventory.meanwhile();
    return outcome;
  };

  const definition = {
    reserveStock: StockServiceService.reserveStock,
    releaseReservation: StockServiceService.releaseReservation,
  };
  const server = await serveGrpc({
    port: 0,
    identity,
    log,
    services: [
      {
        definition,
        implementation: {
          reserveStock: command({
            run: ({ orderId, lines }: { orderId: string; lines: readonly StockLine[] }) =>
              answer('reserve', orderId, () => reserve(orderId, lines)),
            reply: (reservation) => reservation as Reservation,
          }),
          releaseReservation: command({
            run: ({ orderId }: { orderId: string }) => answer('release', orderId, () => release(orderId)),
            reply: (reservation) => reservation as Reservation,
          }),
        },
      },
    ],
  });
  return { inventory, server };
}

async function serveDirectory(identity: Identity, events: () => EventTap): Promise<{ directory: Directory; server: GrpcServer }> {
  const approvals = new Map<string, string>();
  const requests: RequestApprovalRequest[] = [];
  const keyOf = ({ documentId, documentVersion }: RequestApprovalRequest) => `${documentId} ${documentVersion}`;

  const directory: Directory = {
    requests,
    out: undefined,
    decide: async (documentId, state) => {
      const request = requests.findLast((one) => one.documentId === documentId);
      if (!request) throw new Error('nobody has asked about this document');
      const { kind, documentVersion } = request;
      const approvalId = approvals.get(keyOf(request)) ?? '';
      await events().publish(
        'tributary.directory.approval.decided.v1',
        { approvalId, kind, documentId, documentVersion, state, decidedBy: randomUUID(), decidedAt: new Date() },
        { sequence: 2 },
      );
    },
  };
  const server = await serveGrpc({
    port: 0,
    identity,
    log,
    services: [
      {
        definition: { requestApproval: ApprovalServiceService.requestApproval },
        implementation: {
          requestApproval: command({
            run: async (request: RequestApprovalRequest): Promise<Approval | Refusal> => {
              if (directory.out) return { refused: directory.out };
              requests.push(request);
              const approvalId = approvals.get(keyOf(request)) ?? randomUUID();
              approvals.set(keyOf(request), approvalId);
              return Approval.fromPartial({ ...request, approvalId, state: ApprovalState.OPEN, version: 1 });
            },
            reply: (approval) => approval as Approval,
          }),
        },
      },
    ],
  });
  return { directory, server };
}
