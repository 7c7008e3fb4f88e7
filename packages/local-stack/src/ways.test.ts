import { type Facts, type Way, waysTo } from './ways';

const bare: Facts = { docker: false, apt: 'absent', platform: 'linux' };
const programs = (version: string) => ({ initdb: '/bin/initdb', postgres: '/bin/postgres', version, origin: version });
const mongod = { command: ['/usr/bin/mongod'], kind: 'mongod', origin: 'mongod' } as const;
const secantusd = { command: ['/bin/secantusd-rs'], kind: 'secantusdb-rust', origin: 'rust' } as const;
const rabbitmq = { server: '/bin/rabbitmq-server', epmd: '/bin/epmd', origin: 'script' };

/** A machine that has everything. */
const rich: Facts = {
  docker: true,
  installedPostgres: programs('17.2'),
  embeddedPostgres: programs('18.4'),
  mongod,
  secantusdbArchive: '/somewhere/secantusd-rs.xz',
  secantusdbRust: secantusd,
  cargo: '/usr/bin/cargo',
  python: '/usr/bin/python3',
  rabbitmq,
  apt: 'usable',
  platform: 'linux',
};

const kinds = (ways: readonly Way[]): string[] => ways.map((way) => way.by);
const adviceOf = (ways: readonly Way[]): string => {
  const last = ways.at(-1);
  return last?.by === 'hand' ? last.advice : '';
};

describe('ways to a store', () => {
  it('given everything, then Docker comes first, then servers of the machine, then packages, then advice', () => {
    expect(kinds(waysTo('postgres', rich))).toEqual(['docker', 'postgres-programs', 'postgres-programs', 'hand']);
    expect(kinds(waysTo('mongodb', rich))).toEqual([
      'docker',
      'mongo-program',
      'mongod-download',
      'secantusdb-archive',
      'mongo-program',
      'secantusdb-python',
      'hand',
    ]);
    expect(kinds(waysTo('rabbitmq', rich))).toEqual(['docker', 'rabbitmq-program', 'rabbitmq-by-apt', 'hand']);
  });

  it('given a PostgreSQL older than 17 on the machine, then the one of the package is taken', () => {
    const [first] = waysTo('postgres', { ...rich, docker: false, installedPostgres: programs('15.18') });
    expect(first).toEqual({ by: 'postgres-programs', programs: programs('18.4') });
  });

  it('given mongod on the machine, then it goes before SecantusDB, which only speaks its protocol', () => {
    expect(waysTo('mongodb', { ...rich, docker: false })[0]).toEqual({ by: 'mongo-program', program: mongod });
  });

  it('given neither mongod nor a Rust SecantusDB, then Python serves when the download is not reachable', () => {
    expect(kinds(waysTo('mongodb', { ...bare, python: '/usr/bin/python3' }))).toEqual([
      'mongod-download',
      'secantusdb-python',
      'hand',
    ]);
  });

  it('given cargo, then only who is patient is made to wait for a build', () => {
    const machine: Facts = { ...bare, cargo: '/usr/bin/cargo', python: '/usr/bin/python3' };
    expect(kinds(waysTo('mongodb', machine))).toEqual(['mongod-download', 'secantusdb-python', 'hand']);
    expect(kinds(waysTo('mongodb', machine, { patient: true }))).toEqual([
      'mongod-download',
      'secantusdb-cargo',
      'secantusdb-python',
      'hand',
    ]);
  });

  it.each([
    ['linux', 'not-root', 'sudo apt-get install -y rabbitmq-server'],
    ['darwin', 'absent', 'brew install rabbitmq'],
  ] as const)('given no RabbitMQ on %s (%s), then the last word is the line that installs it', (platform, apt, line) => {
    const ways = waysTo('rabbitmq', { ...bare, platform, apt });
    expect(kinds(ways)).toEqual(['hand']);
    expect(adviceOf(ways)).toBe(line);
  });

  it.each(['postgres', 'mongodb', 'rabbitmq'] as const)('given nothing, then %s ends in advice', (store) => {
    expect(adviceOf(waysTo(store, bare))).not.toBe('');
  });
});
