import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { type LiveNotice, liveFeed } from './live-feed';

/** What a page does about what happens elsewhere, while it is shown. */
export function useLive(entity: string, onNotice: (notice: LiveNotice) => void): void {
  const queries = useQueryClient();
  const hear = useEffectEvent((notice: LiveNotice) => {
    if (notice.entity === entity) onNotice(notice);
  });
  // Only what is on the screen is asked for again.
  const readAnew = useEffectEvent(() => void queries.invalidateQueries({ type: 'active' }));
  useEffect(() => liveFeed.listen({ onNotice: (notice) => hear(notice), onGap: () => readAnew() }), []);
}
