import { useSyncExternalStore } from 'react';

const stepMs = 30_000;
const round = (): number => Math.floor(Date.now() / stepMs) * stepMs;

/** The time, renewed every half minute: for countdowns and "3 minutes ago". */
export const useNow = (): number =>
  useSyncExternalStore((changed) => {
    const timer = setInterval(changed, stepMs);
    return () => clearInterval(timer);
  }, round);
