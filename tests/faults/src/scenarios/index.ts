import { killScenarios } from './kill-at-points';
import { killGateway } from './kill-gateway';
import { storeScenarios } from './kill-store';
import { poison } from './poison';
import { repeats } from './repeats';
import type { Scenario } from './scenario';
import { zombies } from './zombies';

/** By quality's numbers. */
export const scenarios: readonly Scenario[] = [...killScenarios, killGateway, ...storeScenarios, zombies, poison, repeats];
