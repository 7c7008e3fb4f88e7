import type { Description } from './control-door';

/** What runs where, for a person: the address first, then services and stores in columns. */
export function overview({ url, signIn, people = [], channels, callCentre, services, stores }: Description): string {
  return [
    ...(url === undefined ? [] : [`The console is at  ${url}`, `Its API is told at ${url}/docs`]),
    ...(signIn === undefined ? [] : [`Sign in as         ${signIn.login}, the first time with ${signIn.password}`]),
    ...(channels === undefined ? [] : [`Channels publish to ${channels}`]),
    ...(callCentre === undefined ? [] : [`Call centres call  ${callCentre} by gRPC`]),
    ...(people.length === 0 ? [] : ['', 'People of the demo data, with the passwords they were given:']),
    ...columns(people.map(({ login, name, role, password }) => [login, name, role, password])),
    '',
    ...columns(
      services.map(({ name, state, pid, restarts, ports, logFile }) => [
        name,
        state,
        pid === undefined ? '–' : `pid ${pid}`,
        `gRPC 127.0.0.1:${ports.grpc}`,
        logFile,
        restarts === 0 ? '' : `restarted ${restarts === 1 ? 'once' : `${restarts} times`}`,
      ]),
    ),
    '',
    ...columns(stores.map(({ name, version, origin }) => [name, version, origin])),
  ].join('\n');
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const padded = (cell: string, column: number): string => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell));
  return rows.map((row) => `  ${row.map(padded).join('  ')}`.trimEnd());
}

/** In columns of a terminal, where a Chinese character takes two. */
const widthOf = (text: string): number => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
