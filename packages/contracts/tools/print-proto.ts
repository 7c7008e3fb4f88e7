import {
  type DescriptorProto,
  type EnumDescriptorProto,
  type FieldDescriptorProto,
  type FileDescriptorProto,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from '@bufbuild/protobuf/wkt';

/**
 * Writes a proto2 file as text, as far as somebody who imports it needs it: names, numbers and types.
 * Leaves out options and comments, and refuses what it cannot say: nested types, groups, defaults.
 */
export function printProto(file: FileDescriptorProto): string {
  const blocks = [
    'syntax = "proto2";',
    `package ${file.package};`,
    file.dependency.map((path) => `import "${path}";`).join('\n'),
    ...file.enumType.map(printEnum),
    ...file.messageType.map(printMessage),
    ...file.extension.map((field) => block(`extend ${field.extendee}`, [printField(field)])),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const block = (head: string, lines: readonly string[]): string =>
  [`${head} {`, ...lines.flatMap((line) => line.split('\n')).map((line) => `  ${line}`), '}'].join('\n');

const printEnum = (type: EnumDescriptorProto): string =>
  block(
    `enum ${type.name}`,
    type.value.map((value) => `${value.name} = ${value.number};`),
  );

function printMessage(type: DescriptorProto): string {
  if (type.nestedType.length + type.enumType.length + type.extension.length > 0) {
    throw new Error(`${type.name} holds nested types, which this printer does not write`);
  }
  return block(`message ${type.name}`, [
    ...type.field.filter((field) => !isInOneof(field)).map(printField),
    ...type.oneofDecl.map((oneof, index) =>
      block(
        `oneof ${oneof.name}`,
        type.field.filter((field) => isInOneof(field) && field.oneofIndex === index).map((field) => printDeclaration(field)),
      ),
    ),
    // A descriptor's range ends before `end`, the text's includes it.
    ...type.extensionRange.map(({ start, end }) => `extensions ${start} to ${end === 536_870_912 ? 'max' : end - 1};`),
  ]);
}

const isInOneof = (field: FieldDescriptorProto): boolean => Object.hasOwn(field, 'oneofIndex');

const labels = { [Label.OPTIONAL]: 'optional', [Label.REPEATED]: 'repeated', [Label.REQUIRED]: 'required' };

const printField = (field: FieldDescriptorProto): string => `${labels[field.label]} ${printDeclaration(field)}`;

function printDeclaration(field: FieldDescriptorProto): string {
  if (field.type === Type.GROUP || field.defaultValue) throw new Error(`${field.name} is a group or has a default`);
  const type = field.typeName || Type[field.type].toLowerCase();
  return `${type} ${field.name} = ${field.number};`;
}
