import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-formats';
import { useLive } from '../live/use-live';
import { Line } from '../record/line';
import { PanelList } from '../record/panel-list';
import { useMay } from '../session/me';
import { QuoteStateMark } from './quote-state-mark';
import { quoteKeys, quotesOfOpportunityQuery } from './quotes-api';
import { useAcceptQuote } from './use-accept-quote';

const QuoteDrawer = lazy(() => import('./quote-drawer').then((module) => ({ default: module.QuoteDrawer })));

interface Props {
  readonly opportunityId: string;
  /** Of a closed opportunity nothing more is quoted. */
  readonly isOpen: boolean;
}

/** What was offered for this opportunity, newest first, and the next step with each. */
export function OpportunityQuotes({ opportunityId, isOpen }: Props) {
  const { t } = useTranslation('contracts');
  const may = useMay();
  const formats = useFormats();
  const queries = useQueryClient();
  const [isMaking, setIsMaking] = useState(false);
  const query = useQuery(quotesOfOpportunityQuery(opportunityId));
  const accept = useAcceptQuote();
  useLive('quote', () => void queries.invalidateQueries({ queryKey: quoteKeys.lists }));
  return (
    <>
      <PanelList
        title={t('quotes')}
        query={query}
        none={t('quotes.none')}
        idOf={({ quoteId }) => quoteId}
        extra={
          isOpen &&
          may('quotes.write') && (
            <Button type="primary" onClick={() => setIsMaking(true)}>
              {t('quote.new')}
            </Button>
          )
        }
        line={(quote) => (
          <Line
            what={
              <Link to="/quotes/$quoteId" params={{ quoteId: quote.quoteId }}>
                {quote.total && formats.exactMoney(quote.total)}
              </Link>
            }
            more={[
              quote.lines.map(({ name, quantity }) => `${name} × ${quantity}`).join(', '),
              quote.createdAt && formats.dateTime(quote.createdAt),
            ]
              .filter(Boolean)
              .join(' · ')}
          >
            <QuoteStateMark state={quote.state} />
            {quote.contractId !== '' && may('contracts.read') && (
              <Link to="/contracts/$contractId" params={{ contractId: quote.contractId }}>
                {t('to-contract')}
              </Link>
            )}
            {quote.state === 'QUOTE_STATE_APPROVED' && may('contracts.write') && (
              <Button loading={accept.isPending} onClick={() => accept.mutate(quote)}>
                {t('quote.accept')}
              </Button>
            )}
          </Line>
        )}
      />
      <Suspense>{isMaking && <QuoteDrawer opportunityId={opportunityId} isOpen onClose={() => setIsMaking(false)} />}</Suspense>
    </>
  );
}
