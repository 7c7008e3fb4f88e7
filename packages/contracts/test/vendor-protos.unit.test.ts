import type { DescMessage } from '@bufbuild/protobuf';
import { file_buf_validate_validate as original } from '@bufbuild/protovalidate/gen/buf/validate/validate_pb.js';
import { buildShop } from './shop';

const shapeOf = (message: DescMessage) =>
  message.fields
    .toSorted((a, b) => a.number - b.number)
    .map((field) => [field.number, field.name, field.fieldKind, field.proto.type, field.proto.typeName, field.oneof?.name]);

describe('buf/validate/validate.proto, printed from its descriptor', () => {
  const printed = buildShop().registry.getFile('buf/validate/validate.proto');

  it('holds the same messages with the same fields', () => {
    expect(printed?.messages.map((message) => [message.typeName, shapeOf(message)])).toEqual(
      original.messages.map((message) => [message.typeName, shapeOf(message)]),
    );
  });

  it('holds the same enums and extensions', () => {
    expect(printed?.enums.map((type) => type.values.map(({ name, number }) => [name, number]))).toEqual(
      original.enums.map((type) => type.values.map(({ name, number }) => [name, number])),
    );
    expect(printed?.extensions.map(({ typeName, number, extendee }) => [typeName, number, extendee.typeName])).toEqual(
      original.extensions.map(({ typeName, number, extendee }) => [typeName, number, extendee.typeName]),
    );
  });
});
