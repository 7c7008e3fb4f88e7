import type { Customer } from './customers-api';

export type GoldenField = Customer['golden'][number]['field'];

/** The values of a field, best first, as the golden record has them (MD-5). */
export const goldenValues = ({ golden }: Customer, field: GoldenField): readonly string[] =>
  golden.filter((value) => value.field === field).map(({ value }) => value);

/** The fields that have a value, each once, in the order of the record. */
export const goldenFields = ({ golden }: Customer): readonly GoldenField[] => [...new Set(golden.map(({ field }) => field))];
