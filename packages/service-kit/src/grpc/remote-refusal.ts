import type { status } from '@grpc/grpc-js';
import type { ErrorCode, Violation } from '@tributary/contracts';
import type { Refusal } from '../refusal';

interface RemoteRefusalFacts {
  readonly refused: ErrorCode;
  readonly details: Readonly<Record<string, string>>;
  readonly violations: readonly Violation[];
  readonly method: string;
  readonly status: status;
}

/**
 * A peer said no, or could not be reached (`service.unavailable`, `request.deadline-exceeded`). It is itself a refusal:
 * a use case may handle it by code, return it, or let it pass, in which case our own caller gets the same code.
 */
export class RemoteRefusal extends Error implements Refusal {
  override readonly name = 'RemoteRefusal';
  readonly refused: ErrorCode;
  readonly details: Readonly<Record<string, string>>;
  readonly violations: readonly Violation[];
  /** Path of the method that refused. */
  readonly method: string;
  readonly status: status;

  constructor({ refused, details, violations, method, status }: RemoteRefusalFacts) {
    super(`${method} refused: ${refused}`);
    this.refused = refused;
    this.details = details;
    this.violations = violations;
    this.method = method;
    this.status = status;
  }
}
