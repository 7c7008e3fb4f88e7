import { type DescField, type DescMessage, fromJson, type JsonValue, type Message } from '@bufbuild/protobuf';
import { isFieldError } from '@bufbuild/protobuf/reflect';
import { messageType } from './registry';
import { InvalidMessage, type Violation } from './violation';

/**
 * Reads proto3 JSON strictly: a number where a string belongs is refused. Fields nobody knows are ignored, so that a
 * newer peer may add some. Does not look at the validation rules; `validate` does.
 *
 * @throws InvalidMessage naming the field that could not be read
 */
export function readJson(typeName: string, json: unknown): Message {
  const type = messageType(typeName);
  const outcome = tryRead(type, json);
  if ('wrong' in outcome) throw new InvalidMessage(typeName, [outcome.wrong]);
  return outcome.message;
}

type Outcome = { readonly message: Message } | { readonly wrong: Violation };

function tryRead(type: DescMessage, json: unknown): Outcome {
  try {
    // fromJson itself refuses whatever is not a JSON value.
    return { message: fromJson(type, json as JsonValue, { ignoreUnknownFields: true }) };
  } catch (error) {
    return { wrong: firstWithin(type, json) ?? blame(error) };
  }
}

/** The library names the innermost field without the way to it, so the way is found by trying the parts. */
function firstWithin(type: DescMessage, json: unknown): Violation | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const values = json as Readonly<Record<string, unknown>>;
  for (const field of type.fields) {
    for (const [step, part] of partsOf(field, values[field.jsonName] ?? values[field.name])) {
      const outcome = field.message ? tryRead(field.message, part) : undefined;
      if (outcome && 'wrong' in outcome) {
        const { field: inner, ...rest } = outcome.wrong;
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

function blame(error: unknown): Violation {
  const cause = error instanceof Error ? error.cause : undefined;
  const field = isFieldError(cause) ? cause.field() : undefined;
  return {
    field: field?.kind === 'field' ? field.jsonName : (field?.name ?? ''),
    rule: 'json.type',
    message: 'does not have the type that belongs here',
  };
}
