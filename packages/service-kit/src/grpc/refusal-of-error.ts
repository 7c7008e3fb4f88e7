import type { Log } from '../log/make-log';
import { isRefusal, type Refusal } from '../refusal';
import { entryOf, isErrorCode } from './catalogue-code';
import { RemoteRefusal } from './remote-refusal';

/**
 * What the caller is told of an error. Told apart are thrown refusals, and errors that name their catalogue code as
 * `errorCode` or `code`; everything else is a bug, of which the log gets all and the caller nothing.
 */
export function refusalOfError(error: unknown, log: Log, method: string): Refusal {
  const refusal = knownRefusal(error);
  const code = refusal?.refused ?? 'service.internal';
  const { kind } = entryOf(code);
  if (kind === 'internal') log.error({ err: error, method, code }, 'call failed');
  else if (kind === 'unavailable') log.warn({ err: error, method, code }, 'call could not be answered');
  return refusal ?? { refused: 'service.internal' };
}

function knownRefusal(error: unknown): Refusal | undefined {
  // The acting token was good at our own door, so it is ours that the peer did not take; the user can do nothing about that.
  if (error instanceof RemoteRefusal && (error.refused === 'token.invalid' || error.refused === 'token.missing'))
    return undefined;
  if (isRefusal(error) && isErrorCode(error.refused)) return error;
  if (!(error instanceof Error)) return undefined;
  const { errorCode, code } = error as { errorCode?: unknown; code?: unknown };
  const found = [errorCode, code].find(isErrorCode);
  return found && { refused: found };
}
