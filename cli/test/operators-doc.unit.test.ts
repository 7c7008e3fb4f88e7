import { readFileSync } from 'node:fs';
import path from 'node:path';
import { services, wellKnownPorts } from '../src/services';

const text = readFileSync(path.resolve(__dirname, '../../docs/operators.md'), 'utf8');

describe('docs/operators.md', () => {
  it.each(services)('names the ports of $name as they are', (entry) => {
    const { http, web } = wellKnownPorts(entry);
    const row = text.split('\n').find((line) => line.startsWith(`| ${entry.name} |`));
    expect(row).toContain(`| ${http} |`);
    if (web !== undefined) expect(row).toContain(String(web));
  });
});
