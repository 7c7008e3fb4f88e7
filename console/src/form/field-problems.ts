import type { Problem } from '../api/refused';

export interface FieldProblems {
  /** By name of the form's field. */
  readonly byField: Readonly<Record<string, readonly string[]>>;
  /** About fields that the form does not show. */
  readonly others: readonly string[];
}

/**
 * Puts what the server says about fields where the person can mend it. The server names a field as proto3 JSON does,
 * `contact.phones[0]`; the form's field is the longest beginning of it that the form has.
 */
export function fieldProblems({ errors = [] }: Pick<Problem, 'errors'>, names: readonly string[]): FieldProblems {
  const byField: Record<string, string[]> = {};
  const others: string[] = [];
  for (const { field, message } of errors) {
    const name = names
      .filter((candidate) => field === candidate || field.startsWith(`${candidate}.`) || field.startsWith(`${candidate}[`))
      .sort((one, other) => other.length - one.length)[0];
    if (name === undefined) others.push(field ? `${field}: ${message}` : message);
    else byField[name] = [...(byField[name] ?? []), message];
  }
  return { byField, others };
}
