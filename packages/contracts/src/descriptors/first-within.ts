import type { DescField, DescMessage } from '@bufbuild/protobuf';
import type { Violation } from './violation';

/** What `look` finds first in the parts of a message's JSON, with the way to it: the library names fields without. */
export function firstWithin(
  type: DescMessage,
  json: unknown,
  look: (type: DescMessage, json: unknown) => Violation | undefined,
): Violation | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const values = json as Readonly<Record<string, unknown>>;
  for (const field of type.fields) {
    for (const [step, part] of partsOf(field, values[field.jsonName] ?? values[field.name])) {
      const wrong = field.message && look(field.message, part);
      if (wrong) {
        const { field: inner, ...rest } = wrong;
        return { ...rest, field: [`${field.jsonName}${step}`, inner].filter(Boolean).join('.') };
      }
    }
  }
  return undefined;
}

function partsOf(field: DescField, value: unknown): ReadonlyArray<readonly [step: string, part: unknown]> {
  if (!field.message || value === undefined || value === null) return [];
  if (field.fieldKind === 'list') return Array.isArray(value) ? value.map((part, index) => [`[${index}]`, part] as const) : [];
  if (field.fieldKind === 'map') return Object.entries(value).map(([key, part]) => [`["${key}"]`, part] as const);
  return [['', value]];
}
