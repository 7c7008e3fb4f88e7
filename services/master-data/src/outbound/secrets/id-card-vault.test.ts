import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIdCardVault } from './id-card-vault';

const folder = mkdtempSync(join(tmpdir(), 'vault-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = (fill: number) => Buffer.alloc(32, fill).toString('base64');
function vault(file: unknown) {
  const path = join(folder, 'keys.json');
  writeFileSync(path, JSON.stringify(file));
  return openIdCardVault(path);
}
const old = { active: '2025', keys: { '2025': bytes(1) }, searchKey: bytes(9) };
const rotated = { active: '2026', keys: { '2025': bytes(1), '2026': bytes(2) }, searchKey: bytes(9) };
const number = '11010519491231002X';

describe('the ID-card vault (PRIV-5)', () => {
  it('opens what it sealed, and never seals alike', () => {
    const { seal, open } = vault(old);
    const [one, two] = [seal(number, 'record-1'), seal(number, 'record-1')];
    expect(one.box.equals(two.box)).toBe(false);
    expect(one.box.includes(number)).toBe(false);
    expect(open(one, 'record-1')).toBe(number);
  });

  it('opens nothing that was changed, or stands beside another record', () => {
    const { seal, open } = vault(old);
    const { keyId, box } = seal(number, 'record-1');
    expect(() => open({ keyId, box }, 'record-2')).toThrow();
    box[20] = (box[20] ?? 0) ^ 1;
    expect(() => open({ keyId, box }, 'record-1')).toThrow();
  });

  it('opens after a rotation what the old key sealed, and finds by the same hash', () => {
    const sealed = vault(old).seal(number, 'record-1');
    const after = vault(rotated);
    expect(after.open(sealed, 'record-1')).toBe(number);
    expect(after.seal(number, 'record-1').keyId).toBe('2026');
    expect(after.fingerprint(number)).toBe(vault(old).fingerprint(number));
    expect(vault({ ...rotated, searchKey: bytes(8) }).fingerprint(number)).not.toBe(after.fingerprint(number));
  });

  it.each([
    ['a short key', { ...old, keys: { '2025': Buffer.alloc(16).toString('base64') } }],
    ['an active key that is missing', { ...old, active: '2027' }],
    ['no search key', { active: '2025', keys: old.keys }],
  ])('does not start with %s', (_, file) => {
    expect(() => vault(file)).toThrow();
  });
});
