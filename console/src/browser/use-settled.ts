import { useEffect, useState } from 'react';

const pauseMs = 120;

/** The value once it has not changed for a moment: one question a word instead of one a letter. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
