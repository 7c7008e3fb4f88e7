import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { rowsOf } from '../api/cursor-pages';
import { useFormats } from '../i18n/use-formats';
import { Line } from '../record/line';
import { PanelList } from '../record/panel-list';
import { collectionListQuery } from './finance-api';
import { FinanceStateMark } from './state-marks';

/** The newest; the list behind the link has them all. */
export function ContractCollections({ contractId }: { readonly contractId: string }) {
  const { t } = useTranslation('finance');
  const formats = useFormats();
  const { data, error, refetch } = useInfiniteQuery(collectionListQuery({ contract: contractId }));
  return (
    <PanelList
      title={t('collections')}
      query={{ data: data && rowsOf(data), error, refetch }}
      none={t('none.collections')}
      idOf={({ collectionId }) => collectionId}
      extra={
        <Link to="/collections" search={{ contract: contractId }}>
          {t('show-all')}
        </Link>
      }
      line={({ collectionId, amount, state, receivedOn }) => (
        <Line
          what={
            <Link to="/collections/$collectionId" params={{ collectionId }}>
              {amount && formats.exactMoney(amount)}
            </Link>
          }
          more={receivedOn && formats.date(receivedOn)}
        >
          <FinanceStateMark state={state} />
        </Line>
      )}
    />
  );
}
