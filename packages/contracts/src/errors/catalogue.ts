import { directoryErrors } from './directory';
import { financeErrors } from './finance';
import { gatewayErrors } from './gateway';
import { inventoryErrors } from './inventory';
import type { ErrorEntry } from './kinds';
import { leadErrors } from './leads';
import { marketingErrors } from './marketing';
import { masterDataErrors } from './master-data';
import { messagingErrors } from './messaging';
import { platformErrors } from './platform';
import { salesErrors } from './sales';
import { serviceDeskErrors } from './service-desk';

export const errorCatalogue = {
  ...platformErrors,
  ...directoryErrors,
  ...financeErrors,
  ...inventoryErrors,
  ...gatewayErrors,
  ...leadErrors,
  ...marketingErrors,
  ...masterDataErrors,
  ...messagingErrors,
  ...salesErrors,
  ...serviceDeskErrors,
} as const satisfies Record<string, ErrorEntry>;

/** Every code Tributary answers with. A code outside the catalogue does not compile. */
export type ErrorCode = keyof typeof errorCatalogue;
