import { request } from 'node:http';
import { controlSocket, type Description } from './control-door';

/** Asks the `up` that runs on this home. Each answer is undefined when none does. */
export const askUp = (home: string) => ({
  describe: (): Promise<Description | undefined> => ask(home, 'GET', '/'),
  environmentOf: (service: string): Promise<Record<string, string> | undefined> => ask(home, 'GET', `/environment/${service}`),
  /** Resolves when everything is stopped. */
  stop: (): Promise<unknown> => ask(home, 'POST', '/stop'),
});

function ask<T>(home: string, method: 'GET' | 'POST', path: string): Promise<T | undefined> {
  return new Promise((resolve) => {
    const asking = request({ socketPath: controlSocket(home), method, path }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve(response.statusCode === 200 ? JSON.parse(text) : undefined));
      response.on('error', () => resolve(undefined));
    });
    // Nobody listens, or it went away while we asked: either way nothing runs there any more.
    asking.on('error', () => resolve(undefined));
    asking.end();
  });
}
