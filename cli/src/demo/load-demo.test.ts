import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Platform } from '../platform/platform';
import { makeTerminal } from '../terminal';
import type { DemoModule } from './demo-module';
import { loadDemo } from './load-demo';

describe('loading demo data', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'tributary-demo-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const load = (demo: DemoModule) =>
    loadDemo(demo, { home, platform: {} as Platform, terminal: makeTerminal({ write: () => true, isTTY: false }) });

  it('happens once', async () => {
    let loads = 0;
    const demo: DemoModule = { version: '1', size: 1, load: async () => void loads++ };
    await load(demo);
    await load(demo);
    expect(loads).toBe(1);
  });

  it('happens again after it was interrupted', async () => {
    let loads = 0;
    const demo: DemoModule = {
      version: '1',
      size: 1,
      load: async () => {
        if (++loads === 1) throw new Error('interrupted');
      },
    };
    await expect(load(demo)).rejects.toThrow('interrupted');
    await load(demo);
    expect(loads).toBe(2);
  });
});
