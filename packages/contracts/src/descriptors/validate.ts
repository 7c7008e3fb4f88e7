import { type DescMessage, fromBinary, isMessage, type Message } from '@bufbuild/protobuf';
import {
  isReflectList,
  isReflectMap,
  isReflectMessage,
  type Path,
  type ReflectMessage,
  reflect,
} from '@bufbuild/protobuf/reflect';
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
    ...nulsIn(reflect(type, message, false), ''),
  ];
}

/** A rule for every text, which no field has to say: U+0000 is legal JSON and UTF-8, and PostgreSQL cannot keep it. */
function nulsIn(message: ReflectMessage, at: string): readonly Violation[] {
  const found: Violation[] = [];
  const look = (value: unknown, place: string): void => {
    if (typeof value === 'string') {
      if (value.includes('\0')) found.push({ field: place, rule: 'string.nul', message: 'contains the character U+0000' });
    } else if (isReflectMessage(value)) found.push(...nulsIn(value, place));
    else if (isReflectList(value)) [...value].forEach((item, index) => look(item, `${place}[${index}]`));
    else if (isReflectMap(value)) {
      for (const [key, item] of value) {
        look(key, place);
        look(item, `${place}[${JSON.stringify(String(key))}]`);
      }
    }
  };
  for (const field of message.fields) {
    if (message.isSet(field)) look(message.get(field), at ? `${at}.${field.jsonName}` : field.jsonName);
  }
  return found;
}

/** `contact.phones[2]`: the names are those of proto3 JSON, which is what callers have in hand. */
const jsonPath = (path: Path): string =>
  path.reduce((before, step) => {
    if (step.kind === 'list_sub') return `${before}[${step.index}]`;
    if (step.kind === 'map_sub') return `${before}[${JSON.stringify(String(step.key))}]`;
    const name = step.kind === 'field' ? step.jsonName : step.name;
    return before ? `${before}.${name}` : name;
  }, '');
