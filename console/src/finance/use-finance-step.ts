import { useQueryClient } from '@tanstack/react-query';
import { type Keyed, useCommand } from '../api/use-command';
import { contractKeys } from '../contracts/contracts-api';
import { useTell } from '../feedback/use-tell';
import { financeKeys } from './finance-api';

/** A step of money: says so, and has everything that shows money read anew. What a form sends says for itself why it was refused. */
export function useFinanceStep<Input, Answer>(
  send: (input: Input, header: Keyed) => Promise<Answer>,
  done: string,
  { isForm }: { readonly isForm: boolean },
) {
  const queries = useQueryClient();
  const tell = useTell();
  const readAnew = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: financeKeys.all }),
      queries.invalidateQueries({ queryKey: contractKeys.lists }),
    ]);
  return useCommand({
    send,
    onDone: () => {
      tell.done(done);
      return readAnew();
    },
    onRefused: (error) => {
      if (!isForm) tell.refused(error);
      return readAnew();
    },
  });
}
