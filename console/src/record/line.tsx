import type { ReactNode } from 'react';
import styles from './panel-list.module.css';

interface Props {
  readonly what: ReactNode;
  readonly more?: ReactNode;
  /** At the end: a state, a date, buttons. */
  readonly children?: ReactNode;
}

/** One record of a `PanelList`: what it is, a little more about it, and what can be done. */
export const Line = ({ what, more, children }: Props) => (
  <>
    <div className={styles['what']}>
      {what}
      {more && <span className={styles['more']}>{more}</span>}
    </div>
    {children && <span className={styles['end']}>{children}</span>}
  </>
);
