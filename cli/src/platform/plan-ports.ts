import type { ServicePorts } from '../services';

export interface PortWish {
  readonly service: string;
  readonly doors: readonly (keyof ServicePorts)[];
  /** Taken where they are free, so that addresses stay the same from run to run. */
  readonly preferred?: Partial<ServicePorts>;
}

export interface PortSupply {
  readonly isFree: (port: number) => Promise<boolean>;
  /** Further candidates, tried in order. */
  readonly candidates: Iterable<number>;
}

/** Gives every door of every service a port, none twice. */
export async function planPorts(
  wishes: readonly PortWish[],
  { isFree, candidates }: PortSupply,
): Promise<ReadonlyMap<string, ServicePorts>> {
  const taken = new Set<number>();
  const supply = candidates[Symbol.iterator]();

  const take = async (preferred: number | undefined): Promise<number> => {
    for (let port = preferred ?? supply.next().value; port !== undefined; port = supply.next().value) {
      if (taken.has(port) || !(await isFree(port))) continue;
      taken.add(port);
      return port;
    }
    throw new Error('no free port is left on this machine');
  };

  const plan = new Map<string, ServicePorts>();
  for (const { service, doors, preferred } of wishes) {
    const ports: { -readonly [Door in keyof ServicePorts]: ServicePorts[Door] } = { grpc: 0, http: 0 };
    for (const door of doors) ports[door] = await take(preferred?.[door]);
    plan.set(service, ports);
  }
  return plan;
}

/**
 * Ports below those that the system hands out for outgoing connections: a port that is free now is not taken by a passing
 * connection before the service listens on it. Starts anywhere, so that several runs seldom try the same one.
 */
export function* quietPorts(start = Math.random()): Generator<number> {
  const first = 20_000;
  const count = 10_000;
  const offset = Math.floor(start * count);
  for (let step = 0; step < count; step++) yield first + ((offset + step) % count);
}
