import { type DescMessage, fromJson, type JsonValue, type Message } from '@bufbuild/protobuf';
import { isFieldError } from '@bufbuild/protobuf/reflect';
import { firstWithin } from './first-within';
import { impossibleDay } from './impossible-day';
import { messageType } from './registry';
import { InvalidMessage, misfit, type Violation } from './violation';

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
    const message = fromJson(type, json as JsonValue, { ignoreUnknownFields: true });
    const wrong = impossibleDay(type, json);
    return wrong ? { wrong } : { message };
  } catch (error) {
    return { wrong: firstWithin(type, json, wrongIn) ?? blame(error) };
  }
}

function wrongIn(type: DescMessage, json: unknown): Violation | undefined {
  const outcome = tryRead(type, json);
  return 'wrong' in outcome ? outcome.wrong : undefined;
}

function blame(error: unknown): Violation {
  const cause = error instanceof Error ? error.cause : undefined;
  const field = isFieldError(cause) ? cause.field() : undefined;
  return { ...misfit, field: field?.kind === 'field' ? field.jsonName : (field?.name ?? '') };
}
