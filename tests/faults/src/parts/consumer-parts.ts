import type { Handlers, Rabbit } from '@tributary/messaging';
import type { Log } from '@tributary/service-kit';
import type { Point } from './part';
import type { changed } from './rig-topology';
import type { World } from './world';

/** What a consumer works with, good or planted. */
export interface ConsumerParts<Tx> {
  readonly world: World<Tx>;
  readonly rabbit: Rabbit;
  readonly log: Log;
  readonly passing: (point: Point) => void;
}

export type EffectHandlers<Tx> = Handlers<typeof changed, Tx>;
