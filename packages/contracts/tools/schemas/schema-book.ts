import type { DescEnum, DescField, DescMessage } from '@bufbuild/protobuf';
import { commentOf } from './comments';
import { extend, type Schema, withoutBlanks } from './json-schema';
import { excludesDefault, isRequiredOneof, type Rules, rulesOf } from './rules';
import { scalarSchema } from './scalar-schema';
import { wellKnownSchemas } from './well-known';

export interface SchemaBook {
  /** Reference to a type, which is added with all that it needs. */
  refTo(type: DescMessage | DescEnum): Schema;
  /** An object of some fields of a message, written where it stands. */
  objectOf(fields: readonly DescField[], of: DescMessage): Schema;
  fieldSchema(field: DescField): Schema;
  isRequired(field: DescField): boolean;
  /** Everything added so far, by name in alphabetical order. */
  schemas(): Readonly<Record<string, Schema>>;
}

/**
 * Collects the JSON Schemas of types. `alwaysWhole` says of which messages every field is always written, defaults
 * included; of all others a field at its default may be missing.
 */
export function makeSchemaBook(alwaysWhole: (message: DescMessage) => boolean): SchemaBook {
  const added = new Map<string, Schema>();

  const refTo = (type: DescMessage | DescEnum): Schema => {
    const wellKnown = wellKnownSchemas[type.typeName];
    if (wellKnown) return wellKnown;
    const name = schemaName(type);
    if (!added.has(name)) {
      added.set(name, {}); // Types may hold themselves.
      added.set(name, type.kind === 'enum' ? enumSchema(type) : messageSchema(type));
    }
    return { $ref: `#/components/schemas/${name}` };
  };

  const messageSchema = (message: DescMessage): Schema =>
    withoutBlanks({ ...objectOf(message.fields, message), description: commentOf(message) });

  const objectOf = (fields: readonly DescField[], of: DescMessage): Schema => {
    const required = fields.filter(isRequired).map((field) => field.jsonName);
    const choices = choicesAmong(fields, of);
    return withoutBlanks({
      type: 'object',
      required: required.length > 0 ? required : undefined,
      properties: Object.fromEntries(fields.map((field) => [field.jsonName, describedField(field)])),
      allOf: choices.length > 0 ? choices : undefined,
    });
  };

  const isRequired = (field: DescField): boolean =>
    excludesDefault(field, rulesOf(field)) ||
    (alwaysWhole(field.parent) && !field.oneof && !field.proto.proto3Optional && field.fieldKind !== 'message');

  const describedField = (field: DescField): Schema => {
    const ruled = (rulesOf(field).cel ?? []).flatMap(({ message }) => message ?? []);
    const description = [commentOf(field), ...ruled].filter(Boolean).join('\n\n');
    const schema = fieldSchema(field);
    const own = withoutBlanks({ description: description || undefined, deprecated: field.deprecated || undefined });
    return '$ref' in schema ? extend(schema, own) : { ...schema, ...own };
  };

  const fieldSchema = (field: DescField): Schema => {
    const rules = rulesOf(field);
    if (field.fieldKind === 'list') {
      const item = field.listKind === 'scalar' ? field.scalar : (field.message ?? field.enum);
      return withoutBlanks({
        type: 'array',
        items: valueSchema(item, rules.repeated?.items ?? {}),
        minItems: rules.repeated?.minItems && Number(rules.repeated.minItems),
        maxItems: rules.repeated?.maxItems && Number(rules.repeated.maxItems),
        uniqueItems: rules.repeated?.unique,
      });
    }
    if (field.fieldKind === 'map') {
      const value = field.mapKind === 'scalar' ? field.scalar : (field.message ?? field.enum);
      return withoutBlanks({
        type: 'object',
        propertyNames: rules.map?.keys?.string && scalarSchema(field.mapKey, rules.map.keys),
        additionalProperties: valueSchema(value, rules.map?.values ?? {}),
        minProperties: rules.map?.minPairs && Number(rules.map.minPairs),
        maxProperties: rules.map?.maxPairs && Number(rules.map.maxPairs),
      });
    }
    return valueSchema(field.fieldKind === 'scalar' ? field.scalar : (field.message ?? field.enum), rules);
  };

  const valueSchema = (type: ScalarOrNamed, rules: Rules): Schema => {
    if (typeof type === 'number') return scalarSchema(type, rules);
    return type.kind === 'enum' ? extend(refTo(type), enumLimits(type, rules)) : refTo(type);
  };

  return {
    refTo,
    objectOf,
    fieldSchema,
    isRequired,
    schemas: () => Object.fromEntries([...added].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

type ScalarOrNamed = Extract<DescField, { fieldKind: 'scalar' }>['scalar'] | DescMessage | DescEnum;

/** `tributary.leads.v1.Lead` → `leads.v1.Lead` */
const schemaName = (type: DescMessage | DescEnum): string => type.typeName.replace(/^tributary\./, '');

function enumSchema(type: DescEnum): Schema {
  const meanings = type.values.flatMap((value) => {
    const comment = commentOf(value);
    return comment ? [`- \`${value.name}\`: ${comment}`] : [];
  });
  const description = [commentOf(type), meanings.join('\n')].filter(Boolean).join('\n\n');
  return withoutBlanks({ type: 'string', enum: type.values.map((value) => value.name), description: description || undefined });
}

function enumLimits(type: DescEnum, { enum: rules }: Rules): Schema {
  const names = (numbers: readonly number[]) =>
    type.values.filter((value) => numbers.includes(value.number)).map((value) => value.name);
  const allowed = rules?.const !== undefined ? [rules.const] : rules?.in;
  return withoutBlanks({
    enum: allowed && names(allowed),
    not: rules?.notIn && { enum: names(rules.notIn) },
  });
}

/** Of a oneof at most one field may be written, and exactly one if its rules say so. */
function choicesAmong(fields: readonly DescField[], message: DescMessage): readonly Schema[] {
  return message.oneofs.flatMap((oneof) => {
    const names = oneof.fields.filter((field) => fields.includes(field)).map((field) => field.jsonName);
    const [only, second] = names;
    if (only === undefined) return [];
    const oneEach = names.map((name) => ({ required: [name] }));
    if (isRequiredOneof(oneof)) return [{ oneOf: oneEach }];
    return second === undefined ? [] : [{ oneOf: [...oneEach, { not: { anyOf: oneEach } }] }];
  });
}
