import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Company } from '../support/company';
import { leaksIn } from './canary';

/**
 * PRIV: personal data was read, written, refused, malformed and thrown away by the chapters before; none of it may stand in
 * what operators read: logs, traces, metrics. Every document of them is looked through.
 */
export function noCanaryEscaped(the: () => Company): void {
  const filesIn = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true })
      .filter((file) => file.isFile())
      .map(({ name }) => join(folder, name));

  it('in the logs of all processes', () => {
    const logs = filesIn(join(the().home, 'logs'));
    expect(logs.length).toBeGreaterThanOrEqual(the().platform.services().length);
    expect(logs.map((file) => [file, leaksIn(readFileSync(file, 'utf8'))]).filter(([, leaks]) => leaks?.length)).toEqual([]);
  });

  it('in the traces', () => {
    const traces = filesIn(the().home).filter((file) => file.endsWith('.jsonl'));
    expect(traces.map((file) => readFileSync(file, 'utf8').length > 0)).toContain(true);
    expect(traces.map((file) => [file, leaksIn(readFileSync(file, 'utf8'))]).filter(([, leaks]) => leaks?.length)).toEqual([]);
  });

  it('in the metrics', async () => {
    for (const { name, ports } of the().platform.services()) {
      const metrics = await (await fetch(`http://127.0.0.1:${ports.http}/metrics`)).text();
      expect([name, metrics.length > 0, leaksIn(metrics)]).toEqual([name, true, []]);
    }
  });

  it('and no token or secret either', () => {
    const secrets = the()
      .platform.services()
      .flatMap(({ environment }) => Object.entries(environment))
      .filter(([variable, value]) => /SECRET|PASSWORD/.test(variable) && value)
      .map(([, value]) => value as string);
    expect(secrets.length).toBeGreaterThan(0);
    for (const file of [...filesIn(join(the().home, 'logs')), ...filesIn(the().home)]) {
      const text = readFileSync(file, 'utf8');
      expect([file, secrets.filter((secret) => text.includes(secret)).length]).toEqual([file, 0]);
      // A header of a token that directory or a service signed.
      expect([file, /eyJ[\w-]{20,}\.eyJ[\w-]{20,}\./.test(text)]).toEqual([file, false]);
    }
  });
}
