export interface ConfigProblem {
  readonly variable: string;
  readonly problem: string;
  /** What the variable is for. */
  readonly purpose: string;
}

/** All that is wrong with the environment, at once. Carries names and purposes, never values: they may be secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly ConfigProblem[]) {
    super(problems.map(({ variable, problem, purpose }) => `${variable}: ${problem} (${purpose})`).join('\n'));
  }
}
