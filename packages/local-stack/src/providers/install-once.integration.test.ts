import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installOnce } from './install-once';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'tributary-install-'));
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

const fillWith = (content: string) => async (draft: string) => {
  mkdirSync(draft);
  writeFileSync(join(draft, 'program'), content);
};

describe('installing once', () => {
  it('fills a place that is empty, and never again', async () => {
    const place = join(cache, 'thing-1');
    await installOnce(place, fillWith('first'));
    await installOnce(place, fillWith('second'));
    expect(readFileSync(join(place, 'program'), 'utf8')).toBe('first');
  });

  it('leaves nothing of an installation that failed', async () => {
    const failing = installOnce(join(cache, 'thing-1'), async (draft) => {
      await fillWith('half')(draft);
      throw new Error('the network is gone');
    });
    await expect(failing).rejects.toThrow('the network is gone');
    expect(readdirSync(cache)).toEqual([]);
  });

  it('removes what a killed installation left, but not what another one is filling', async () => {
    const abandoned = join(cache, 'thing-1.draft-999999999');
    const busy = join(cache, `thing-1.draft-${process.ppid}`);
    mkdirSync(abandoned);
    mkdirSync(busy);
    await installOnce(join(cache, 'thing-1'), fillWith('whole'));
    expect(existsSync(abandoned)).toBe(false);
    expect(existsSync(busy)).toBe(true);
  });
});
