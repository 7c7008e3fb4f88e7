import { homedir } from 'node:os';
import { join } from 'node:path';

/** Things that are fetched or built once for a person and serve every checkout. */
export const cacheFolder = (): string =>
  process.env['TRIBUTARY_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'tributary');
