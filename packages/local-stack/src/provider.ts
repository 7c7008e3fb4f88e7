import type { StoreAddress } from './store';

/** Where a store may live and whom it may talk to. */
export interface Place {
  /** Absolute path of the folder that holds everything of this stack. */
  readonly home: string;
  /** True: data is kept between starts and survives a power loss. False: data is thrown away and speed comes first. */
  readonly keepData: boolean;
  /** One line for the person who waits; never a password. */
  readonly say: (line: string) => void;
  /** Aborted when nobody waits any more: stop what can be stopped, leave nothing half-made. */
  readonly signal: AbortSignal;
}

export interface RunningStore {
  /** Asked each time, for the process id changes when the server had to be started again. */
  readonly address: () => StoreAddress;
  readonly stop: () => Promise<void>;
}

/** This way of getting a store is not open on this machine; the next one may be. Anything else that is thrown ends the start. */
export class Unobtainable extends Error {
  override readonly name = 'Unobtainable';
}
