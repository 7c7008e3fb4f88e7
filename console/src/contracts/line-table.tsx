import { useTranslation } from 'react-i18next';
import type { Schema } from '../api/client';
import { useFormats } from '../i18n/use-formats';
import styles from './line-table.module.css';

interface Props {
  readonly lines: readonly Schema<'sales.v1.Line'>[];
  readonly total: Schema<'common.v1.Money'> | undefined;
}

/** What is sold, as it was priced. */
export function LineTable({ lines, total }: Props) {
  const { t } = useTranslation('contracts');
  const formats = useFormats();
  return (
    <table className={styles['lines']}>
      <thead>
        <tr>
          <th scope="col">{t('product')}</th>
          <th scope="col">{t('quantity')}</th>
          <th scope="col" className={styles['wide']}>
            {t('list-price')}
          </th>
          <th scope="col" className={styles['wide']}>
            {t('discount')}
          </th>
          <th scope="col">{t('line-total')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ sku, name, quantity, listPrice, discountPercent, total: amount }) => (
          <tr key={sku}>
            <th scope="row">
              {name}
              <small>
                {sku}
                <span className={styles['narrow']}>
                  {listPrice && ` · ${formats.exactMoney(listPrice)}`}
                  {Number(discountPercent) > 0 && ` − ${discountPercent}%`}
                </span>
              </small>
            </th>
            <td>{formats.number(quantity)}</td>
            <td className={styles['wide']}>{listPrice && formats.exactMoney(listPrice)}</td>
            <td className={styles['wide']}>{Number(discountPercent) > 0 ? `${discountPercent}%` : '–'}</td>
            <td>{amount && formats.exactMoney(amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('total')}</th>
          <td />
          <td className={styles['wide']} />
          <td className={styles['wide']} />
          <td>{total && formats.exactMoney(total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
