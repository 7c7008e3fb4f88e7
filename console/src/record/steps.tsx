import type { ReactNode } from 'react';
import styles from './steps.module.css';

export interface Step {
  readonly id: string;
  readonly title: ReactNode;
  readonly state: 'done' | 'now' | 'later' | 'bad';
  /** The state in words, for those who do not see the colour. */
  readonly stateText: string;
  readonly text?: ReactNode;
}

/** Where something stands on its way: beside each other, on a phone below each other. */
export const Steps = ({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) => (
  <ol className={styles['steps']} aria-label={label}>
    {steps.map(({ id, title, state, stateText, text }) => (
      <li key={id} data-state={state} {...(state === 'now' && { 'aria-current': 'step' as const })}>
        <div className={styles['title']}>{title}</div>
        <div className={styles['state']}>{stateText}</div>
        {text && <div className={styles['text']}>{text}</div>}
      </li>
    ))}
  </ol>
);
