import { type MutationFunctionContext, type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { IdempotencyKeys } from './idempotency-keys';
import { isPassing, problemOf } from './refused';

/** The header every POST takes. */
export interface Keyed {
  readonly 'Idempotency-Key': string;
}

interface Command<Input, Answer, Before> {
  readonly send: (input: Input, header: Keyed) => Promise<Answer>;
  /** Shows the outcome before it is known; what it returns is handed to `onRefused` to put everything back. */
  readonly onSent?: (input: Input, context: MutationFunctionContext) => Promise<Before> | Before;
  readonly onDone?: (answer: Answer, input: Input) => unknown;
  readonly onRefused?: (error: Error, input: Input, before: Before | undefined) => unknown;
}

/** Makes the server do something, once, however often it has to be sent. */
export function useCommand<Input, Answer, Before = undefined>({
  send,
  onSent,
  onDone,
  onRefused,
}: Command<Input, Answer, Before>): UseMutationResult<Answer, Error, Input, Before> {
  const [keys] = useState(() => new IdempotencyKeys());
  return useMutation<Answer, Error, Input, Before>({
    mutationFn: (input) => send(input, { 'Idempotency-Key': keys.keyOf(input) }),
    retry: (failures, error) => failures < 2 && isPassing(problemOf(error)),
    ...(onSent && { onMutate: onSent }),
    onSuccess: (answer, input) => {
      keys.settled(input);
      return onDone?.(answer, input);
    },
    onError: (error, input, before) => {
      if (!isPassing(problemOf(error))) keys.settled(input);
      return onRefused?.(error, input, before);
    },
  });
}
