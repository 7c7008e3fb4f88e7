import { eventually } from '@tributary/testing';
import type { Api } from '../support/api';

export interface Listening {
  readonly heard: () => string;
  /** @returns everything heard so far, once it fits */
  until(fits: (text: string) => boolean): Promise<string>;
  close(): Promise<void>;
}

/** Listens to server-sent events as they come over the wire. */
export async function listen(api: Api, path: string): Promise<Listening> {
  const answer = await api.open(path);
  if (!answer.ok || !answer.body) throw new Error(`${answer.status} ${path}`);
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const reading = (async () => {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read())
      text += decoder.decode(piece.value, { stream: true });
  })();
  // The answer begins before the first event; from here on nothing is missed.
  await eventually('the stream has begun', () => {
    if (!text.includes('retry:')) throw new Error('silence');
  });
  return {
    heard: () => text,
    until: async (fits) => {
      await eventually('the stream says what is waited for', () => {
        if (!fits(text)) throw new Error(`heard ${text.slice(-500)}`);
      });
      return text;
    },
    close: async () => {
      await reader.cancel();
      await reading;
    },
  };
}
