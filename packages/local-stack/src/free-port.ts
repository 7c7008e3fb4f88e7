import { createServer } from 'node:net';

/** A port of the loopback interface that nobody held a moment ago; somebody may take it before you do. */
export const freePort = (): Promise<number> => tryPort(0);

/** Whether nobody holds this port of the loopback interface at the moment. */
export const isFreePort = (port: number): Promise<boolean> =>
  tryPort(port).then(
    () => true,
    () => false,
  );

function tryPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port was given to the probe')),
      );
    });
  });
}

/** Several at once, all different. */
export async function freePorts<const Names extends readonly string[]>(
  ...names: Names
): Promise<Readonly<Record<Names[number], number>>> {
  const ports = new Set<number>();
  while (ports.size < names.length) ports.add(await freePort());
  const found = [...ports];
  return Object.fromEntries(names.map((name, index) => [name, found[index]])) as Record<Names[number], number>;
}
