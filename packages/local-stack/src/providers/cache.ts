import { homedir } from 'node:os';
import { join } from 'node:path';

/** Things that are fetched once for a person and serve every checkout. */
export const cacheFolder = (): string =>
  process.env['TRIBUTARY_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'tributary');

/** Where a SecantusDB that somebody built with cargo may be put for all checkouts. */
export const cachedSecantusd = (): string => join(cacheFolder(), 'bin', 'secantusd-rs');
