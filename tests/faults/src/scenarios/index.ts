import {
  commandService,
  consumerBeforeAcknowledgement,
  consumerBeforeCommit,
  relayBeforeConfirm,
  relayBeforeRemoval,
} from './kill-at-points';
import type { Scenario } from './scenario';

/** By quality's numbers. */
export const scenarios: readonly Scenario[] = [
  relayBeforeConfirm,
  relayBeforeRemoval,
  consumerBeforeCommit,
  consumerBeforeAcknowledgement,
  commandService,
];
