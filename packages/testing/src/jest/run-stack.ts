import type { Stack } from '@tributary/local-stack';
import { holdStack } from '../test-stack';

/** jest calls the setup once for each project that has tests to run; they share one lease. */
let holders = 0;
let stack: Promise<Stack<never>> | undefined;

export async function hold(): Promise<void> {
  holders++;
  stack ??= holdStack();
  await stack;
}

export async function letGo(): Promise<void> {
  if (--holders === 0) await (await stack)?.stop();
}
