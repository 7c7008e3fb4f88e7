import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from '../provider';

export interface DataFolder {
  readonly path: string;
  /** Removes the data, unless it is to be kept. */
  readonly leave: () => void;
}

/** The folder of one store in this home; empty at the start unless data is kept. */
export function dataFolder({ home, keepData }: Pick<Place, 'home' | 'keepData'>, name: string): DataFolder {
  const path = join(home, name);
  const remove = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  if (!keepData) remove();
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return { path, leave: () => (keepData ? undefined : remove()) };
}
