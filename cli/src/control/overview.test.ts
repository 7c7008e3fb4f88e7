import type { Description } from './control-door';
import { overview } from './overview';

const description: Description = {
  pid: 1,
  state: 'up',
  url: 'http://127.0.0.1:8080',
  signIn: { login: 'admin', password: 'made-for-this-home' },
  people: [
    { login: 'sun.mei', name: '孙梅', role: 'sales-manager', password: 'p-1' },
    { login: 'auditor', name: 'Qin Feng', role: 'risk-auditor', password: 'p-2' },
  ],
  services: [
    { name: 'leads', state: 'ready', pid: 12, restarts: 0, ports: { grpc: 7003, http: 7103 }, logFile: 'logs/leads.log' },
    {
      name: 'gateway',
      state: 'waiting',
      pid: undefined,
      restarts: 2,
      ports: { grpc: 7004, http: 7104 },
      logFile: 'logs/gateway.log',
    },
  ],
  stores: [{ name: 'PostgreSQL', version: '18.4', origin: 'npm' }],
};

describe('what runs where, for a person', () => {
  const lines = overview(description).split('\n');

  it('begins with the address and how to get in', () => {
    expect(lines[0]).toContain('http://127.0.0.1:8080');
    expect(lines[2]).toMatch(/admin.*made-for-this-home/);
  });

  it('has a line for each service in columns that stand under each other', () => {
    const [leads, gateway] = ['leads', 'gateway'].map((name) => lines.find((line) => line.startsWith(`  ${name} `)) ?? '');
    expect(leads).toContain('pid 12');
    expect(gateway).toContain('restarted 2 times');
    expect(leads?.indexOf('gRPC')).toBe(gateway?.indexOf('gRPC'));
  });

  it('has a line for everybody who can sign in, in columns although Chinese characters are wide', () => {
    expect(lines).toContain('  sun.mei  孙梅      sales-manager  p-1');
    expect(lines).toContain('  auditor  Qin Feng  risk-auditor   p-2');
  });

  it('names each store with its version and where it came from', () => {
    expect(lines.at(-1)).toBe('  PostgreSQL  18.4  npm');
  });
});
