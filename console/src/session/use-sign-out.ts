import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Refused, refusalOf } from '../api/refused';
import { useTell } from '../feedback/use-tell';

/** Ends the session here and at the directory, and forgets what the page has loaded. */
export function useSignOut() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const tell = useTell();
  return useMutation({
    mutationFn: async () => {
      const answer = await fetch('/auth/sign-out', { method: 'POST' });
      if (!answer.ok) throw new Refused(refusalOf(undefined, answer.status));
    },
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      queries.clear();
    },
    onError: (error) => tell.refused(error),
  });
}
