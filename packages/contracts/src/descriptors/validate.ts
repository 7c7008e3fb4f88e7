import { type DescMessage, fromBinary, isMessage, type Message } from '@bufbuild/protobuf';
import { isReflectList, isReflectMap, isReflectMessage, type Path, reflect } from '@bufbuild/protobuf/reflect';
import { createValidator } from '@bufbuild/protovalidate';
import { lazily } from './lazily';
import { messageType, registry } from './registry';
import type { Violation } from './violation';

const validator = lazily(() => createValidator({ registry: registry() }));

/**
 * Holds a message against its `buf.validate` rules. Empty: it keeps them all.
 * Takes bytes as they came over the wire, or a message made with the descriptors; some microseconds either way.
 */
export function validate(typeName: string, message: Uint8Array | Message): readonly Violation[] {
  const type = messageType(typeName);
  if (isMessage(message)) return violationsOf(type, message);
  const read = readBinary(type, message);
  return read ? violationsOf(type, read) : [{ field: '', rule: 'wire.malformed', message: 'cannot be decoded' }];
}

function readBinary(type: DescMessage, bytes: Uint8Array): Message | undefined {
  try {
    return fromBinary(type, bytes);
  } catch {
    return undefined;
  }
}

export function violationsOf(type: DescMessage, message: Message): readonly Violation[] {
  const result = validator().validate(type, message);
  // The rules themselves are wrong, whatever the message says.
  if (result.kind === 'error') throw result.error;
  const broken = result.kind === 'valid' ? [] : result.violations;
  return [
    ...broken.map(({ field, ruleId, message }) => ({ field: jsonPath(field), rule: ruleId, message })),
    ...(holdsNul(message) ? nulsIn(reflect(type, message, false), '') : []),
  ];
}

/** Almost no message does, and to look is cheaper than to ask for each field by its descriptor. */
function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  if (Array.isArray(value)) return value.some(holdsNul);
  for (const key in value) if (key.includes('\0') || holdsNul((value as Readonly<Record<string, unknown>>)[key])) return true;
  return false;
}

/** A rule for every text, which no field has to say: U+0000 is legal JSON and UTF-8, and PostgreSQL cannot keep it. */
function nulsIn(value: unknown, at: string): readonly Violation[] {
  if (typeof value === 'string') {
    return value.includes('\0') ? [{ field: at, rule: 'string.nul', message: 'contains the character U+0000' }] : [];
  }
  if (isReflectMessage(value)) {
    const within = at && `${at}.`;
    return value.fields
      .filter((field) => value.isSet(field))
      .flatMap((field) => nulsIn(value.get(field), `${within}${field.jsonName}`));
  }
  if (isReflectList(value)) return [...value].flatMap((item, index) => nulsIn(item, `${at}[${index}]`));
  if (isReflectMap(value)) {
    return [...value].flatMap(([key, item]) => [...nulsIn(key, at), ...nulsIn(item, `${at}[${JSON.stringify(String(key))}]`)]);
  }
  return [];
}

/** `contact.phones[2]`: the names are those of proto3 JSON, which is what callers have in hand. */
const jsonPath = (path: Path): string =>
  path.reduce((before, step) => {
    if (step.kind === 'list_sub') return `${before}[${step.index}]`;
    if (step.kind === 'map_sub') return `${before}[${JSON.stringify(String(step.key))}]`;
    const name = step.kind === 'field' ? step.jsonName : step.name;
    return before ? `${before}.${name}` : name;
  }, '');
