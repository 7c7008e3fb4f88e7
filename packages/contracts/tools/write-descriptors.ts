import { type DescFile, toBinary } from '@bufbuild/protobuf';
import { base64Encode } from '@bufbuild/protobuf/wire';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { file_buf_validate_validate } from '@bufbuild/protovalidate/gen/buf/validate/validate_pb.js';

/**
 * The descriptors of our files and their imports, without comments, each on its own line so that a change of one file
 * changes one line. What protovalidate brings along itself is left out.
 */
export function writeDescriptors(files: readonly DescFile[]): string {
  const brought = new Set(withImports(file_buf_validate_validate).map((file) => file.name));
  const needed = new Map(files.flatMap(withImports).map((file) => [file.name, file]));
  const lines = [...needed.values()]
    .filter((file) => !brought.has(file.name))
    .map((file) => `  '${file.proto.name}': '${encode(file)}',\n`);
  return `${header}export const fileDescriptors: Readonly<Record<string, string>> = {\n${lines.join('')}};\n`;
}

const header = '// Made by `npm run generate` from proto/. Imports come before those who import them.\n\n';

const withImports = (file: DescFile): DescFile[] => [...file.dependencies.flatMap(withImports), file];

function encode(file: DescFile): string {
  const { sourceCodeInfo: _comments, $unknown: _addedByBuf, ...proto } = file.proto;
  return base64Encode(toBinary(FileDescriptorProtoSchema, proto));
}
