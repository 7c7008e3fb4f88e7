import { json } from '@tributary/testing';

/** The REST API as a system uses it; fails when it is refused. */
export interface RestApi {
  get<Body>(path: string): Promise<Body>;
  send<Body>(method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown): Promise<Body>;
}

export function restApi(url: string, token: () => Promise<string>): RestApi {
  const ask = async <Body>(path: string, init: RequestInit): Promise<Body> => {
    const authorization = `Bearer ${await token()}`;
    const answer = await fetch(`${url}${path}`, { ...init, headers: { ...init.headers, authorization } });
    if (!answer.ok) throw new Error(`${answer.status} ${path}: ${await answer.text()}`);
    return (await answer.json()) as Body;
  };
  return {
    get: (path) => ask(path, {}),
    send: (method, path, body) => ask(path, json(method, body)),
  };
}
