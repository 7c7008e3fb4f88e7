import { ScalarType } from '@bufbuild/protobuf';
import { type Schema, withoutBlanks } from './json-schema';
import { type NumberRules, numberRulesIn, type Rules, type StringRules, wellKnownFormat } from './rules';

const limits: Partial<Record<ScalarType, readonly [least: number, most: number]>> = {
  [ScalarType.INT32]: [-(2 ** 31), 2 ** 31 - 1],
  [ScalarType.SINT32]: [-(2 ** 31), 2 ** 31 - 1],
  [ScalarType.SFIXED32]: [-(2 ** 31), 2 ** 31 - 1],
  [ScalarType.UINT32]: [0, 2 ** 32 - 1],
  [ScalarType.FIXED32]: [0, 2 ** 32 - 1],
};

/** A scalar as proto3 JSON spells it: 64-bit integers are strings, bytes are base64. */
export function scalarSchema(type: ScalarType, rules: Rules): Schema {
  const schema = plainSchema(type, rules);
  // The rules are looked at only when there is a value, and no value is the same as an empty one.
  return rules.ignore === 'IGNORE_IF_ZERO_VALUE' && schema.type === 'string' ? { anyOf: [{ const: '' }, schema] } : schema;
}

function plainSchema(type: ScalarType, rules: Rules): Schema {
  switch (type) {
    case ScalarType.STRING:
      return stringSchema(rules.string ?? {});
    case ScalarType.BOOL:
      return { type: 'boolean' };
    case ScalarType.BYTES:
      return withoutBlanks({
        type: 'string',
        contentEncoding: 'base64',
        minLength: base64Length(rules.bytes?.minLen),
        maxLength: base64Length(rules.bytes?.maxLen),
      });
    case ScalarType.DOUBLE:
    case ScalarType.FLOAT:
      return { type: 'number', ...numberSchema(numberRulesIn(rules)) };
    default: {
      const range = limits[type];
      if (!range) return { type: 'string', format: 'int64', pattern: '^-?[0-9]{1,20}$' };
      const [minimum, maximum] = range;
      return { type: 'integer', format: 'int32', minimum, maximum, ...numberSchema(numberRulesIn(rules)) };
    }
  }
}

const stringSchema = (rules: StringRules): Schema =>
  withoutBlanks({
    type: 'string',
    const: rules.const,
    enum: rules.in,
    format: wellKnownFormat(rules),
    minLength: count(rules.minLen ?? rules.len),
    maxLength: count(rules.maxLen ?? rules.len),
    pattern: rules.pattern ?? (rules.prefix && `^${rules.prefix}`),
  });

const numberSchema = ({ const: only, gt, gte, lt, lte, in: among }: NumberRules): Schema =>
  withoutBlanks({
    const: count(only),
    enum: among?.map(Number),
    ...(gte !== undefined && { minimum: Number(gte) }),
    ...(lte !== undefined && { maximum: Number(lte) }),
    exclusiveMinimum: count(gt),
    exclusiveMaximum: count(lt),
  });

const count = (value: string | number | undefined): number | undefined => (value === undefined ? undefined : Number(value));

const base64Length = (bytes: string | undefined): number | undefined =>
  bytes === undefined ? undefined : Math.ceil(Number(bytes) / 3) * 4;
