import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
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
const claimedBy = (pid: number): void => writeFileSync(join(cache, 'thing-1.lock'), JSON.stringify({ pid, token: 'somebody' }));

describe('installing once', () => {
  it('fills a place that is empty, and never again', async () => {
    const place = join(cache, 'thing-1');
    await installOnce(place, fillWith('first'));
    await installOnce(place, fillWith('second'));
    expect(readFileSync(join(place, 'program'), 'utf8')).toBe('first');
    expect(readdirSync(cache)).toEqual(['thing-1']);
  });

  it('is done by one of two who want it at the same time', async () => {
    let times = 0;
    const fill = async (draft: string) => {
      times++;
      await new Promise((resume) => setTimeout(resume, 50));
      await fillWith('whole')(draft);
    };
    const place = join(cache, 'thing-1');
    expect(await Promise.all([installOnce(place, fill), installOnce(place, fill)])).toEqual([place, place]);
    expect(times).toBe(1);
  });

  it('leaves nothing of an installation that failed', async () => {
    const failing = installOnce(join(cache, 'thing-1'), async (draft) => {
      await fillWith('half')(draft);
      throw new Error('the network is gone');
    });
    await expect(failing).rejects.toThrow('the network is gone');
    expect(readdirSync(cache)).toEqual([]);
  });

  it('begins anew where one was killed in the middle', async () => {
    claimedBy(999_999_999);
    mkdirSync(join(cache, 'thing-1.draft-999999999'));
    await installOnce(join(cache, 'thing-1'), fillWith('whole'));
    expect(readdirSync(cache)).toEqual(['thing-1']);
  });

  it('does not take a process of the same number for one who is at it, when there was no sign for long', async () => {
    claimedBy(process.ppid);
    const longAgo = new Date(Date.now() - 300_000);
    utimesSync(join(cache, 'thing-1.lock'), longAgo, longAgo);
    await installOnce(join(cache, 'thing-1'), fillWith('whole'));
    expect(readdirSync(cache)).toEqual(['thing-1']);
  });

  it('waits for one who is at it, until nobody wants it any more', async () => {
    claimedBy(process.ppid);
    const interrupt = new AbortController();
    const waiting = installOnce(join(cache, 'thing-1'), fillWith('whole'), interrupt.signal);
    setTimeout(() => interrupt.abort(new Error('interrupted')), 50);
    await expect(waiting).rejects.toThrow('interrupted');
    expect(existsSync(join(cache, 'thing-1'))).toBe(false);
  });
});
