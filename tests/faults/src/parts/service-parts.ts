import { eventCatalogue } from '@tributary/contracts';
import type { UpdateEmployeeRequest } from '@tributary/contracts/directory';
import type { Rabbit } from '@tributary/messaging';
import type { Actor, Identity, Log } from '@tributary/service-kit';
import type { AcceptedCommand } from '../ledger/ledger';
import type { Point } from './part';
import { changed } from './rig-topology';
import type { World } from './world';

/** What a service works with, good or planted. */
export interface ServiceParts<Tx> {
  readonly world: World<Tx>;
  readonly rabbit: Rabbit;
  readonly identity: Identity;
  readonly log: Log;
  readonly passing: (point: Point) => void;
}

export type ChangeCommand = (actor: Actor, request: UpdateEmployeeRequest) => Promise<AcceptedCommand>;

export const employeeChanged = (aggregate: string, key: string) =>
  ({
    type: changed,
    data: eventCatalogue[changed].fromJson({ employeeId: aggregate, name: key }),
  }) as const;
