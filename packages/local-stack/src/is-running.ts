/** Whether there is a process of this id. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    // It runs, but belongs to somebody else.
    return (problem as NodeJS.ErrnoException).code === 'EPERM';
  }
}
