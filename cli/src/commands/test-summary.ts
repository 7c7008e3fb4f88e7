export interface Summary {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Counts over all of jest's projects. A file that could not run counts as one failure, and so does a run that went wrong
 * outside of every test: a red run never reads `0 failed`.
 *
 * @param report jest's own results; undefined when it did not live to write them
 */
export function summarise(report: unknown, jestExitCode: number): Summary {
  const passed = count(report, 'numPassedTests');
  const failed = count(report, 'numFailedTests') + count(report, 'numRuntimeErrorTestSuites');
  return { passed, failed: failed === 0 && jestExitCode !== 0 ? 1 : failed };
}

const count = (report: unknown, key: string): number =>
  typeof report === 'object' && report !== null && key in report ? Number((report as Record<string, unknown>)[key]) : 0;
