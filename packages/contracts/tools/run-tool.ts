/** Runs a tool from the command line: a failure is a sentence and an exit code, not a stack. */
export function runTool(work: () => void): void {
  try {
    work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
