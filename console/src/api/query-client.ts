import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isPassing, problemOf } from './refused';

/** @param onSignedOut the session has ended; drafts are kept, so leaving the page loses nothing. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: Error): void => {
    if (problemOf(error).status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && isPassing(problemOf(error)),
      },
    },
  });
}
