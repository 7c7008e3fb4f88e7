import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secret } from './secret';

const home = mkdtempSync(join(tmpdir(), 'tributary-secret-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('a secret of a home', () => {
  it('is made once, and only its owner may read it', () => {
    const first = secret(home, 'postgres');
    expect(first).toHaveLength(32);
    expect(secret(home, 'postgres')).toBe(first);
    expect(statSync(join(home, 'secrets', 'postgres')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(home, 'secrets'))).toEqual(['postgres']);
  });

  it('differs from the others', () => {
    expect(secret(home, 'rabbitmq')).not.toBe(secret(home, 'postgres'));
  });
});
