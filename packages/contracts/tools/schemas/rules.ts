import { type DescField, type DescOneof, getOption, hasOption, toJson } from '@bufbuild/protobuf';
import {
  FieldRulesSchema,
  field as fieldOption,
  oneof as oneofOption,
} from '@bufbuild/protovalidate/gen/buf/validate/validate_pb.js';

/** `buf.validate` rules as proto3 JSON: only what was said, 64-bit integers as strings. */
export interface Rules {
  readonly required?: boolean;
  readonly ignore?: 'IGNORE_IF_ZERO_VALUE' | 'IGNORE_ALWAYS';
  readonly cel?: readonly { readonly message?: string }[];
  readonly string?: StringRules;
  readonly bytes?: { readonly minLen?: string; readonly maxLen?: string };
  readonly enum?: { readonly const?: number; readonly in?: readonly number[]; readonly notIn?: readonly number[] };
  readonly repeated?: {
    readonly minItems?: string;
    readonly maxItems?: string;
    readonly unique?: boolean;
    readonly items?: Rules;
  };
  readonly map?: { readonly minPairs?: string; readonly maxPairs?: string; readonly keys?: Rules; readonly values?: Rules };
  /** `int32`, `double` and the other numbers. */
  readonly [type: string]: unknown;
}

export interface StringRules {
  readonly const?: string;
  readonly len?: string;
  readonly minLen?: string;
  readonly maxLen?: string;
  readonly pattern?: string;
  readonly prefix?: string;
  readonly in?: readonly string[];
  /** `uuid`, `email` and the other well-known formats. */
  readonly [format: string]: unknown;
}

export interface NumberRules {
  readonly const?: number | string;
  readonly gt?: number | string;
  readonly gte?: number | string;
  readonly lt?: number | string;
  readonly lte?: number | string;
  readonly in?: readonly (number | string)[];
}

export function rulesOf(field: DescField): Rules {
  if (!hasOption(field, fieldOption)) return {};
  const rules = toJson(FieldRulesSchema, getOption(field, fieldOption)) as Rules;
  return rules.ignore === 'IGNORE_ALWAYS' ? {} : rules;
}

export const isRequiredOneof = (oneof: DescOneof): boolean =>
  hasOption(oneof, oneofOption) && getOption(oneof, oneofOption).required;

/** Whether a value left out, which reads as the type's default, breaks the rules. */
export function excludesDefault(field: DescField, rules: Rules): boolean {
  if (rules.required) return true;
  if (rules.ignore === 'IGNORE_IF_ZERO_VALUE' || field.oneof || field.proto.proto3Optional) return false;
  if (field.fieldKind === 'list') return Number(rules.repeated?.minItems ?? 0) > 0;
  if (field.fieldKind === 'map') return Number(rules.map?.minPairs ?? 0) > 0;
  if (field.fieldKind === 'enum') return rules.enum?.notIn?.includes(0) ?? (rules.enum?.in ? !rules.enum.in.includes(0) : false);
  if (field.fieldKind === 'message') return false;
  if (rules.string) return excludesEmpty(rules.string);
  if (rules.bytes) return Number(rules.bytes.minLen ?? 0) > 0;
  return excludesZero(numberRulesIn(rules));
}

const excludesEmpty = (rules: StringRules): boolean =>
  Number(rules.minLen ?? rules.len ?? 0) > 0 ||
  wellKnownFormat(rules) !== undefined ||
  Boolean(rules.prefix) ||
  (rules.in !== undefined && !rules.in.includes('')) ||
  (rules.pattern !== undefined && !new RegExp(rules.pattern, 'u').test(''));

const excludesZero = ({ gt, gte, lt, lte, in: among }: NumberRules): boolean =>
  (gt !== undefined && Number(gt) >= 0) ||
  (gte !== undefined && Number(gte) > 0) ||
  (lt !== undefined && Number(lt) <= 0) ||
  (lte !== undefined && Number(lte) < 0) ||
  (among !== undefined && !among.some((value) => Number(value) === 0));

const numberTypes = [
  'double',
  'float',
  'int32',
  'int64',
  'uint32',
  'uint64',
  'sint32',
  'sint64',
  'fixed32',
  'fixed64',
  'sfixed32',
  'sfixed64',
];

export const numberRulesIn = (rules: Rules): NumberRules =>
  (numberTypes.map((type) => rules[type]).find((found) => found !== undefined) as NumberRules | undefined) ?? {};

const formats: Readonly<Record<string, string>> = {
  uuid: 'uuid',
  email: 'email',
  hostname: 'hostname',
  ip: 'ip',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
  uri: 'uri',
  uriRef: 'uri-reference',
};

/** JSON Schema's name of the format that the rules ask for, if any. */
export const wellKnownFormat = (rules: StringRules): string | undefined =>
  Object.entries(formats).find(([rule]) => rules[rule] === true)?.[1];
