import { CannotGoOn, type Session } from '../command';
import { askUp } from '../control/ask-up';
import { homeOfUp } from '../control/home-of-up';
import { type ServiceEntry, services } from '../services';

/** A service whose stores can be reached, and how. */
export interface Reachable {
  readonly entry: ServiceEntry;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * The services that were asked for, of the `up` in this checkout. Elsewhere, in a container for instance, the one service
 * whose POSTGRES_URL or MONGODB_URL, and RABBITMQ_URL, stand in the environment.
 *
 * @param name all that keep data when absent
 */
export async function reachableServices(name: string | undefined, { root, environment }: Session): Promise<readonly Reachable[]> {
  const wanted = services.filter((entry) => (name === undefined ? entry.store !== 'none' : entry.name === name));
  if (wanted.length === 0)
    throw new CannotGoOn(`There is no service '${name}'; there are ${services.map((entry) => entry.name).join(', ')}.`);

  const own = environment['POSTGRES_URL'] ?? environment['MONGODB_URL'];
  if (own !== undefined) {
    const [entry, ...others] = wanted;
    if (!entry || others.length > 0) throw new CannotGoOn('Say with --service whose stores the environment names.');
    return [{ entry, environment }];
  }

  const up = askUp(homeOfUp(root));
  return Promise.all(
    wanted.map(async (entry) => {
      const found = await up.environmentOf(entry.name);
      if (!found)
        throw new CannotGoOn(
          `${entry.name} does not run here: start it with ./tributary up, or put its POSTGRES_URL or MONGODB_URL, and RABBITMQ_URL, into the environment.`,
        );
      return { entry, environment: found };
    }),
  );
}
