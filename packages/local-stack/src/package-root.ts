import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The folder of this package, also when it was bundled into another program of the checkout. */
export const packageRoot = (): string => dirname(createRequire(__filename).resolve('@tributary/local-stack/package.json'));
