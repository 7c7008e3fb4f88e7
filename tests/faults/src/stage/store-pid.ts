import { type StoreName, startStack } from '@tributary/local-stack';

/** The server's present process: it changes with every start. */
export async function storePid(home: string, store: StoreName): Promise<number> {
  const stack = await startStack({ home, stores: [store], keepData: true, say: () => undefined });
  const { pid } = stack[store];
  await stack.stop();
  if (pid === undefined) {
    throw new Error(`${store} is no process of this machine (Docker?): scenarios 7, 8 and 9 cannot kill it here`);
  }
  return pid;
}
