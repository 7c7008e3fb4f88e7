import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Platform } from '../platform/platform';
import type { Terminal } from '../terminal';
import type { DemoModule } from './demo-module';

export interface DemoOptions {
  readonly home: string;
  readonly platform: Platform;
  readonly terminal: Terminal;
}

/** Loads the demo data into a platform that has none yet. Noted only when it is whole, so that an interrupted load is finished. */
export async function loadDemo(demo: DemoModule | undefined, { home, platform, terminal }: DemoOptions): Promise<void> {
  const note = path.join(home, 'demo.json');
  if (!demo || isNoted(note)) return;
  const progress = terminal.progress('Loading demo data:', demo.size);
  await demo.load({ platform, progress });
  writeFileSync(note, JSON.stringify({ version: demo.version, loadedAt: new Date().toISOString() }));
}

function isNoted(file: string): boolean {
  try {
    return readFileSync(file, 'utf8').length > 0;
  } catch {
    return false;
  }
}
