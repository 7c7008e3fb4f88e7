import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Notice, putUpNotice, readNotice, takeDownNotice } from './notice';

const notice = (token: string): Notice => ({ pid: 1, port: 2, token });
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tributary-notice-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('the notice of a keeper', () => {
  it('hangs for the first who puts one up, and nobody else may read its token', () => {
    expect(putUpNotice(home, notice('first'))).toBe(true);
    expect(putUpNotice(home, notice('second'))).toBe(false);
    expect(readNotice(home)?.token).toBe('first');
    expect(statSync(join(home, 'keeper.json')).mode & 0o777).toBe(0o600);
  });

  it('is taken down when its keeper is dead', () => {
    putUpNotice(home, notice('dead'));
    takeDownNotice(home, notice('dead'));
    expect(readNotice(home)).toBeUndefined();
    expect(readdirSync(home)).toEqual([]);
  });

  it('stays when it is not the dead one any more', () => {
    putUpNotice(home, notice('alive'));
    takeDownNotice(home, notice('dead'));
    expect(readNotice(home)?.token).toBe('alive');
    expect(readdirSync(home)).toEqual(['keeper.json']);
  });

  it('is no reason to fail when two take it down', () => {
    takeDownNotice(home, notice('dead'));
    expect(readNotice(home)).toBeUndefined();
  });
});
