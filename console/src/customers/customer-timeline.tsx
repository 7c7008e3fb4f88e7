import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rowsOf } from '../api/cursor-pages';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { Timeline } from '../record/timeline';
import { timelineQuery } from './customers-api';
import { useTimelineText } from './use-timeline-text';

/** One history over all channels and departments (IN-6). */
export function CustomerTimeline({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('customers');
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    timelineQuery(customerId),
  );
  const { titleOf, departmentOf, factsOf } = useTimelineText();
  if (isPending) return <Loading />;
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  return (
    <Timeline
      happenings={rowsOf(data).map(({ eventId, happenedAt, type, department, facts }) => ({
        id: eventId,
        at: happenedAt,
        title: (
          <>
            <strong>{titleOf(type)}</strong> · {t('by-department', { department: departmentOf(department) })}
          </>
        ),
        text: factsOf(facts),
      }))}
      hasMore={hasNextPage}
      isLoadingMore={isFetchingNextPage}
      onMore={() => void fetchNextPage()}
    />
  );
}
