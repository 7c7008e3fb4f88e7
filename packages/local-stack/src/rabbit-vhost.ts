import type { StoreAddress } from './store';

/**
 * Makes a virtual host, or finds it made, and gives the address of it: a broker of one's own for all that a program can see.
 * Done through the management API, which takes some ten milliseconds; `rabbitmqctl` would start an Erlang machine each time.
 */
export async function createRabbitVhost(rabbitmq: Managed & Pick<StoreAddress, 'url'>, name: string): Promise<string> {
  const user = new URL(rabbitmq.url).username || 'guest';
  const vhost = encodeURIComponent(name);
  await manage(rabbitmq, 'PUT', `/api/vhosts/${vhost}`);
  await manage(rabbitmq, 'PUT', `/api/permissions/${vhost}/${user}`, { configure: '.*', write: '.*', read: '.*' });
  const address = new URL(rabbitmq.url);
  address.pathname = `/${vhost}`;
  return address.href;
}

/** Removes a virtual host with its queues; whoever is connected to it is cut off. */
export async function dropRabbitVhost(rabbitmq: Managed, name: string): Promise<void> {
  await manage(rabbitmq, 'DELETE', `/api/vhosts/${encodeURIComponent(name)}`);
}

/** The virtual hosts that exist, or an error while the management API does not answer. */
export async function listVhosts(rabbitmq: Managed): Promise<string[]> {
  const answer = await manage(rabbitmq, 'GET', '/api/vhosts');
  return ((await answer.json()) as { name: string }[]).map(({ name }) => name);
}

type Managed = Pick<StoreAddress, 'managementUrl'>;

async function manage({ managementUrl }: Managed, method: string, path: string, body?: object): Promise<Response> {
  if (!managementUrl) throw new Error('RabbitMQ has no management API here; name it in TRIBUTARY_RABBITMQ_MANAGEMENT_URL');
  const { origin, username, password } = new URL(managementUrl);
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}`, 'content-type': 'application/json' },
    signal: AbortSignal.timeout(10_000),
    ...(body && { body: JSON.stringify(body) }),
  });
  const gone = method === 'DELETE' && answer.status === 404;
  if (!answer.ok && !gone) throw new Error(`the management API of RabbitMQ answers ${answer.status} to ${method} ${path}`);
  return answer;
}
