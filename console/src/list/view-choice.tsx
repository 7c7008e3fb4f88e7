import { Segmented } from 'antd';
import styles from './list-page.module.css';

interface Props<View extends string> {
  readonly label: string;
  readonly value: View;
  readonly options: readonly { readonly value: View; readonly label: string }[];
  readonly onChange: (view: View) => void;
}

/** The tabs of a list. */
export const ViewChoice = <View extends string>({ label, value, options, onChange }: Props<View>) => (
  <div className={styles['views']}>
    <Segmented<View> aria-label={label} value={value} options={[...options]} onChange={onChange} />
  </div>
);
