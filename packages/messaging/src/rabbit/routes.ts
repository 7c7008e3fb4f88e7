import type { Topology } from '@tributary/contracts';

/** Whether anybody is meant to get what is published with this routing key. */
export const isWanted = (topology: Topology, exchange: string, routingKey: string): boolean =>
  topology.queues.some((queue) =>
    queue.bindings.some((binding) => binding.exchange === exchange && matches(binding.routingKey, routingKey)),
  );

/** Topic exchanges: `*` stands for one word, `#` for any number of words. */
export function matches(pattern: string, routingKey: string): boolean {
  return matchesWords(pattern.split('.'), routingKey.split('.'));
}

function matchesWords([first, ...pattern]: readonly string[], words: readonly string[]): boolean {
  if (first === undefined) return words.length === 0;
  if (first === '#') return words.some((_, skipped) => matchesWords(pattern, words.slice(skipped))) || matchesWords(pattern, []);
  return words.length > 0 && (first === '*' || first === words[0]) && matchesWords(pattern, words.slice(1));
}
