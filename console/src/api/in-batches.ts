/**
 * Asks for many what is wanted one by one: everything that is asked for in the same turn goes out in one request.
 * @param ask what is known of these ids; those that it leaves out are undefined
 */
export function inBatches<T>(
  ask: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  most: number,
): (id: string) => Promise<T | undefined> {
  let waiting = new Set<string>();
  let answer: Promise<ReadonlyMap<string, T>> | undefined;
  return async (id) => {
    if (answer === undefined || waiting.size >= most) {
      const batch = new Set<string>();
      waiting = batch;
      const going = new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
        if (waiting === batch) answer = undefined;
        return ask([...batch]);
      });
      answer = going;
    }
    waiting.add(id);
    return (await answer).get(id);
  };
}
