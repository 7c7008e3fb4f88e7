import { Agent, request } from 'node:http';

export interface HttpAsk {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A lean caller: connections stay open, answers are read and thrown away. Fails on anything but a 2xx. */
export function httpCaller(url: string, callers: number): { ask: (ask: HttpAsk) => Promise<string>; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const ask = ({ method, path, headers, body }: HttpAsk): Promise<string> =>
    new Promise((resolve, reject) => {
      const asked = request(new URL(path, url), { agent, method, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          if ((answer.statusCode ?? 500) < 300) resolve(text);
          else reject(new Error(`${answer.statusCode} ${path}: ${text}`));
        });
      });
      asked.on('error', reject);
      asked.end(body);
    });
  return { ask, close: () => agent.destroy() };
}
