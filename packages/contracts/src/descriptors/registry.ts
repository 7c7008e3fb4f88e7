import { create, createFileRegistry, type DescFile, type DescMessage, fromBinary, toBinary } from '@bufbuild/protobuf';
import { base64Decode } from '@bufbuild/protobuf/wire';
import { type FileDescriptorProto, FileDescriptorProtoSchema, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { file_buf_validate_validate } from '@bufbuild/protovalidate/gen/buf/validate/validate_pb.js';
import { fileDescriptors } from '../generated/descriptor-set';
import { lazily } from './lazily';

/** What protovalidate brings by itself, with its rules: buf/validate/validate.proto and what that imports. */
function broughtByProtovalidate(file: DescFile = file_buf_validate_validate): FileDescriptorProto[] {
  return [...file.dependencies.flatMap(broughtByProtovalidate), file.proto];
}

const fileSet = lazily(() =>
  create(FileDescriptorSetSchema, {
    file: [
      ...broughtByProtovalidate(),
      ...Object.values(fileDescriptors).map((base64) => fromBinary(FileDescriptorProtoSchema, base64Decode(base64))),
    ],
  }),
);

/** Every type, service and option of proto/, as descriptors. The first call costs some tens of milliseconds. */
export const registry = lazily(() => createFileRegistry(fileSet()));

/** The same as an encoded google.protobuf.FileDescriptorSet, for gRPC reflection. */
export const descriptorSet = lazily(() => toBinary(FileDescriptorSetSchema, fileSet()));

/** Throws for a name that is not in proto/: that is a bug of the caller, never of a request. */
export function messageType(typeName: string): DescMessage {
  const type = registry().getMessage(typeName);
  if (!type) throw new Error(`proto/ has no message ${typeName}`);
  return type;
}
