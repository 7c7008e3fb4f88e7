export interface Patience {
  /** Milliseconds until it is a failure; 30 000 by default. */
  readonly within?: number;
}

/**
 * Tries again until the probe neither throws nor rejects, and gives what it gives. When time is over it fails with the sentence
 * of what should have happened and with the probe's last complaint.
 */
export async function eventually<T>(what: string, probe: () => T | Promise<T>, { within = 30_000 }: Patience = {}): Promise<T> {
  const deadline = Date.now() + within;
  for (let pause = 5; ; pause = Math.min(pause * 1.5, 100)) {
    try {
      return await answered(probe, deadline - Date.now());
    } catch (problem) {
      if (Date.now() + pause > deadline) {
        const last = problem instanceof Error ? problem.message : String(problem);
        throw new Error(`did not happen within ${within} ms: ${what}\n\nlast time: ${last}`, { cause: problem });
      }
    }
    await new Promise((resume) => setTimeout(resume, pause));
  }
}

/** A probe that hangs must not take away the sentence that says what hung. */
async function answered<T>(probe: () => T | Promise<T>, within: number): Promise<T> {
  let alarm: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    alarm = setTimeout(() => reject(new Error('the probe did not answer')), Math.max(within, 1));
  });
  try {
    return await Promise.race([probe(), tooLate]);
  } finally {
    clearTimeout(alarm);
  }
}
