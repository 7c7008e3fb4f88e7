import { Employee, EmployeeServiceService, type UpdateEmployeeRequest } from '@tributary/contracts/directory';
import { startRelay } from '@tributary/messaging/parts';
import { command, type Running, serveGrpc, stopInOrder } from '@tributary/service-kit';
import { confirmPoints, removalPoints } from '@tributary/testing/crash-points';
import type { AcceptedCommand } from '../ledger/ledger';
import { serviceBug } from '../planted/service-bugs';
import type { Part } from './part';
import { type ChangeCommand, employeeChanged, type ServiceParts } from './service-parts';

/** A service as every service is: a gRPC door, one transaction a command, an outbox and its relay. */
export async function startServicePart<Tx>(part: Part, parts: ServiceParts<Tx>): Promise<Running> {
  const { world, identity, log, passing } = parts;
  const replaced = serviceBug(part.bug);
  const rabbit = confirmPoints(parts.rabbit, passing);
  const relay =
    replaced.relay?.(part, rabbit) ??
    startRelay({
      store: removalPoints(world.outboxStore(), passing),
      rabbit,
      log,
      onCommitted: world.outbox.onCommitted,
      leaseMs: part.leaseMs,
      pollMs: 100,
    });
  // Bugs are planted on PostgreSQL only.
  const change = replaced.change?.(parts as ServiceParts<never>) ?? changeEmployee(parts);
  const updateEmployee = command({
    run: (request: UpdateEmployeeRequest, actor) => change(actor, request),
    reply: answer,
  });
  const { updateEmployee: method } = EmployeeServiceService;
  const door = await serveGrpc({
    port: part.port ?? 0,
    identity,
    log,
    services: [{ definition: { updateEmployee: method }, implementation: { updateEmployee } }],
  });
  return stopInOrder(door, relay);
}

const changeEmployee =
  <Tx>({ world, passing }: ServiceParts<Tx>): ChangeCommand =>
  async (actor, { employeeId: aggregate, name: key }) => {
    const done = await world.transaction(actor, async (tx) => {
      const version = await world.change(tx, { aggregate, key });
      await world.outbox.add(tx, { aggregate, version }, [employeeChanged(aggregate, key)]);
      passing('command before commit');
      return { aggregate, key, version };
    });
    passing('command before answer');
    return done;
  };

const answer = ({ aggregate, key, version }: AcceptedCommand): Employee =>
  Employee.fromPartial({ employeeId: aggregate, name: key, version });
