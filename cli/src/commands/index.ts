import type { Command } from '../command';
import { audit } from './audit';
import { bench } from './bench';
import { contract } from './contract';
import { deadLetters } from './dead-letters';
import { down } from './down';
import { faults } from './faults';
import { generateKeysCommand } from './generate-keys';
import { migrate } from './migrate';
import { prepare } from './prepare';
import { status } from './status';
import { test } from './test';
import { up } from './up';

/** In the order in which a newcomer meets them. */
export const commands: readonly Command[] = [
  up,
  status,
  down,
  test,
  contract,
  bench,
  faults,
  deadLetters,
  audit,
  migrate,
  generateKeysCommand,
  prepare,
];
