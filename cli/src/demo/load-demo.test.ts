import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeTerminal } from '../terminal';
import type { DemoContext, DemoModule } from './demo-module';
import { loadDemo } from './load-demo';
import { journalOf, signInsOfDemo } from './people-of-demo';
import { storyOf } from './story/story';
import type { Doors } from './telling/doors';
import { openJournal } from './telling/journal';

const people = [
  { login: 'chen.li', name: '陈立', role: 'sales-rep' },
  { login: 'zhou.min', name: '周敏', role: 'sales-director' },
];

const demoThat = (load: DemoModule['load']): DemoModule => ({
  ...{ version: '1', size: 1, load },
  story: (startedAt) => storyOf({ seed: 'test', scale: 0.05, startedAt }),
  people: (journal) => people.filter(({ login }) => journal === 'all is told' || journal.hasAnswer(login)),
});

/** Notes that somebody was hired. */
const hire = ({ journal }: DemoContext, login: string): Promise<unknown> =>
  journal.once({ key: login, prepare: () => ({}), send: async () => ({}) });

describe('loading demo data', () => {
  let home: string;
  let complaints: string[];
  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'tributary-demo-'));
    complaints = [];
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const load = (demo: DemoModule, signal = new AbortController().signal): Promise<void> => {
    const terminal = { ...makeTerminal({ write: () => true, isTTY: false }), complain: (line: string) => complaints.push(line) };
    return loadDemo(demo, { home, doors: {} as Doors, terminal, signal });
  };

  it('happens once', async () => {
    let loads = 0;
    const demo = demoThat(async () => void loads++);
    await load(demo);
    await load(demo);
    expect(loads).toBe(1);
    expect(complaints).toEqual([]);
    expect(existsSync(journalOf(home))).toBe(false);
  });

  it('given it fails, when it is started again, then it goes on from the same day with what was said', async () => {
    const days: Date[] = [];
    let hired = 0;
    const demo = demoThat(async ({ journal }) => {
      days.push(journal.startedAt);
      await journal.once({ key: 'hire', prepare: () => ({}), send: async () => ++hired });
      if (days.length === 1) throw new Error('master-data is away');
    });
    await load(demo);
    expect(complaints).toEqual([expect.stringContaining('master-data is away')]);
    await load(demo);
    expect(days[1]).toEqual(days[0]);
    expect(hired).toBe(1);
  });

  it('given somebody stops it, then it does not complain but ends', async () => {
    const stopping = new AbortController();
    const demo = demoThat(async () => {
      stopping.abort(new Error('Interrupted.'));
      throw new Error('a request was cut off');
    });
    await expect(load(demo, stopping.signal)).rejects.toThrow('Interrupted.');
    expect(complaints).toEqual([]);
  });

  it('given it was begun longer ago than services remember commands, then it is left as it is', async () => {
    openJournal(journalOf(home), () => new Date(Date.now() - 4 * 86_400_000));
    let loads = 0;
    await load(demoThat(async () => void loads++));
    expect(loads).toBe(0);
    expect(complaints).toEqual([expect.stringContaining('too long ago')]);
  });

  it('says who can sign in: nobody at first, some while it is under way, in the end all, always with the same password', async () => {
    let interrupted = true;
    const demo = demoThat(async (context) => {
      await hire(context, 'chen.li');
      if (interrupted) throw new Error('interrupted');
      await hire(context, 'zhou.min');
    });
    expect(signInsOfDemo(demo, home)).toEqual([]);
    await load(demo);
    const some = signInsOfDemo(demo, home);
    expect(some).toMatchObject([{ login: 'chen.li', role: 'sales-rep' }]);
    interrupted = false;
    await load(demo);
    const all = signInsOfDemo(demo, home);
    expect(all[0]).toEqual(some[0]);
    expect(new Set(all.map(({ password }) => password)).size).toBe(2);
    expect(all.every(({ password }) => password.length >= 12)).toBe(true);
  });
});
