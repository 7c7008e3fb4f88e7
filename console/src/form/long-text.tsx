import { Input } from 'antd';
import type { TextAreaProps } from 'antd/es/input';
import styles from './form.module.css';

/** Grows with what is typed; by style sheet, because antd would do it by inline styles, which the security policy stops. */
export const LongText = (props: Omit<TextAreaProps, 'autoSize'>) => (
  <Input.TextArea {...props} className={styles['longText'] ?? ''} />
);
