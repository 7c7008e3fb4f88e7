import { useQueryClient } from '@tanstack/react-query';
import { type Keyed, useCommand } from '../api/use-command';
import { useTell } from '../feedback/use-tell';
import { type Contract, contractKeys } from './contracts-api';

/** A step of a contract: what the server made of it is shown, and what it refused is read anew. */
export function useContractStep<Input extends { readonly contract: Contract }>(
  send: (input: Input, header: Keyed) => Promise<Contract>,
  done: string,
) {
  const queries = useQueryClient();
  const tell = useTell();
  return useCommand({
    send,
    onDone: (contract) => {
      queries.setQueryData(contractKeys.one(contract.contractId), contract);
      tell.done(done);
      return queries.invalidateQueries({ queryKey: contractKeys.lists });
    },
    onRefused: (error, { contract }) => {
      tell.refused(error);
      return queries.invalidateQueries({ queryKey: contractKeys.one(contract.contractId) });
    },
  });
}
