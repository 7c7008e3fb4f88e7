import { existsSync, rmSync, writeFileSync } from 'node:fs';
import type { Terminal } from '../terminal';
import type { DemoModule } from './demo-module';
import { initialPasswords, journalOf, noteOf } from './people-of-demo';
import type { Doors } from './telling/doors';
import { openJournal } from './telling/journal';

export interface DemoOptions {
  readonly home: string;
  readonly doors: Doors;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** As long as services remember what they have answered: later a command that is repeated could count twice. */
const rememberedDays = 3;

/**
 * Loads the demo data into a platform that has none yet, and goes on where an earlier load was interrupted. One that fails is
 * said to have failed and leaves the platform running.
 *
 * @throws only when it is stopped by the signal
 */
export async function loadDemo(demo: DemoModule, { home, doors, terminal, signal }: DemoOptions): Promise<void> {
  if (existsSync(noteOf(home))) return;
  const journal = openJournal(journalOf(home), () => new Date());
  if (Date.now() - journal.startedAt.getTime() > rememberedDays * 86_400_000)
    return terminal.complain(
      `The demo data was begun on ${journal.startedAt.toISOString().slice(0, 10)}, too long ago to be finished. To have it whole, begin anew without the folder ${home}.`,
    );
  const progress = terminal.progress('Loading demo data:', demo.size);
  try {
    await demo.load({ doors, journal, progress, signal, passwordOf: initialPasswords(home) });
  } catch (error) {
    signal.throwIfAborted();
    const why = error instanceof Error ? error.message : String(error);
    return terminal.complain(
      `\nThe demo data is not whole: ${why}\nTributary goes on without the rest of it. The next start goes on with the load.`,
    );
  }
  writeFileSync(noteOf(home), JSON.stringify({ version: demo.version, loadedAt: new Date().toISOString() }));
  rmSync(journalOf(home), { force: true });
}
