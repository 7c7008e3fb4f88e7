import type { ReactNode } from 'react';
import styles from './feedback.module.css';

interface Props {
  readonly title: string;
  readonly text?: string;
  /** What to do about it. */
  readonly children?: ReactNode;
  readonly isAlert?: boolean;
}

/** Instead of content: nothing there yet, not found, went wrong. */
export function Notice({ title, text, children, isAlert = false }: Props) {
  return (
    <section className={styles['notice']} {...(isAlert && { role: 'alert' })}>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children}
    </section>
  );
}
