import { toBinary } from '@bufbuild/protobuf';
import { InvalidMessage, messageType, readJson, validate } from '@tributary/contracts';
import { FormSubmitted } from '@tributary/contracts/channel';
import type { FieldProblem } from '../../domain/problem';

const typeName = 'tributary.channel.v1.FormSubmitted';

/** A landing page's form, strictly by its schema; what is wrong with it is told by field. */
export function parseForm(json: unknown): { readonly form: FormSubmitted } | { readonly fields: readonly FieldProblem[] } {
  try {
    const bytes = toBinary(messageType(typeName), readJson(typeName, json));
    const fields = validate(typeName, bytes);
    return fields.length > 0 ? { fields } : { form: FormSubmitted.decode(bytes) };
  } catch (error) {
    if (error instanceof InvalidMessage) return { fields: error.violations };
    throw error;
  }
}
