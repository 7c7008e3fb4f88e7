import { type CommandContext, currentCommand } from '@tributary/service-kit';

/** The right to record the current command's reply. One transaction at a time has it. */
export interface CommandClaim {
  readonly command: CommandContext;
  /** Nothing was committed: a later transaction of the same command may record the reply instead. */
  giveBack(): void;
}

const claimed = new WeakSet<CommandContext>();

/**
 * Called by a transaction that writes. Undefined outside commands, and once another transaction of the command has
 * the claim: a command's reply is the outcome of its first transaction that commits.
 */
export function claimCommand(): CommandClaim | undefined {
  const command = currentCommand();
  if (!command || claimed.has(command)) return undefined;
  claimed.add(command);
  return { command, giveBack: () => void claimed.delete(command) };
}
