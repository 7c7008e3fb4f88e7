import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useLive } from './use-live';

/** Reads a record anew as soon as somebody changes it. */
export function useLiveRecord(entity: string, id: string, key: QueryKey): void {
  const queries = useQueryClient();
  useLive(entity, (notice) => {
    if (notice.id === id) void queries.invalidateQueries({ queryKey: key });
  });
}
