import { createRequire } from 'node:module';
import path from 'node:path';

/** The checkout this code belongs to, also when it was bundled or is run by jest. */
export const checkoutRoot = (): string =>
  path.dirname(path.dirname(createRequire(__filename).resolve('@tributary/cli/package.json')));
