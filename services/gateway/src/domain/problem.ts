import { type ErrorCode, errorCatalogue, httpStatusOf } from '@tributary/contracts';

export interface FieldProblem {
  /** In proto3 JSON spelling: `contact.phones[0]`. */
  readonly field: string;
  readonly message: string;
  /** The rule of the schema, such as `string.uuid`. */
  readonly rule?: string;
}

/** What went wrong, as far as the caller may know. */
export interface Failure {
  readonly code: ErrorCode;
  readonly details?: Readonly<Record<string, string>>;
  readonly fields?: readonly FieldProblem[];
}

/** RFC 9457 problem details. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly rule?: string;
  readonly details?: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldProblem[];
  readonly traceId?: string;
}

/** HTTP says more than the kinds do for these; everything else follows its kind. */
const particularStatus: Partial<Record<ErrorCode, number>> = {
  'route.wrong-method': 405,
  'request.too-slow': 408,
  'request.too-large': 413,
  'request.unsupported-media-type': 415,
  'request.headers-too-large': 431,
};

/** A 5xx shows its code and trace id and nothing else. */
export function problemOf(failure: Failure, traceId?: string): Problem {
  const entry = errorCatalogue[failure.code];
  const status = particularStatus[failure.code] ?? httpStatusOf(entry.kind);
  const shown = {
    type: `/problems/${failure.code}`,
    title: entry.title,
    status,
    code: failure.code,
    ...(traceId && { traceId }),
  };
  if (status >= 500) return shown;
  return {
    ...shown,
    ...('rule' in entry && { rule: entry.rule }),
    ...(failure.details && Object.keys(failure.details).length > 0 && { details: failure.details }),
    ...(failure.fields && failure.fields.length > 0 && { errors: failure.fields }),
  };
}
