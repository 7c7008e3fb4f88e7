import { useInfiniteQuery } from '@tanstack/react-query';
import { rowsOf } from '../api/cursor-pages';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { newestFirst } from '../record/newest-first';
import { Timeline } from '../record/timeline';
import { custodyChangesQuery, followUpsQuery } from './leads-api';
import { useHappenings } from './use-happenings';

/** Who held the lead and what they did, as one history. */
export function LeadHistory({ leadId }: { readonly leadId: string }) {
  const followUps = useInfiniteQuery(followUpsQuery(leadId));
  const custody = useInfiniteQuery(custodyChangesQuery(leadId));
  const { ofFollowUp, ofCustodyChange } = useHappenings();

  if (followUps.isPending || custody.isPending) return <Loading />;
  const error = followUps.error ?? custody.error;
  if (error) return <ErrorState error={error} onRetry={() => Promise.all([followUps.refetch(), custody.refetch()])} />;

  const happenings = newestFirst([
    { items: rowsOf(followUps.data).map(ofFollowUp), hasMore: followUps.hasNextPage },
    { items: rowsOf(custody.data).map(ofCustodyChange), hasMore: custody.hasNextPage },
  ]);
  const both = [followUps, custody];
  return (
    <Timeline
      happenings={happenings}
      hasMore={both.some(({ hasNextPage }) => hasNextPage)}
      isLoadingMore={both.some(({ isFetchingNextPage }) => isFetchingNextPage)}
      onMore={() => {
        for (const { hasNextPage, fetchNextPage } of both) if (hasNextPage) void fetchNextPage();
      }}
    />
  );
}
