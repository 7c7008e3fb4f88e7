import type { ReactNode } from 'react';
import styles from './mark.module.css';

export type Tone = 'quiet' | 'good' | 'busy' | 'warning' | 'bad';

/** A state in one word. The dot has the colour, the word keeps the contrast. */
export const Mark = ({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) => (
  <span className={styles['mark']} data-tone={tone}>
    {children}
  </span>
);
