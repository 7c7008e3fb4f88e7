import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { file_buf_validate_validate } from '@bufbuild/protovalidate/gen/buf/validate/validate_pb.js';
import { vendorFolder } from './paths';
import { printProto } from './print-proto';
import { syncFolder } from './sync-folder';

const fromGoogle = [
  'google/api/annotations.proto',
  'google/api/http.proto',
  'google/rpc/error_details.proto',
  'google/rpc/status.proto',
];

/**
 * Puts the .proto files that ours import where buf finds them. They come from packages we install anyway, so that
 * neither a registry nor a copy in the repository is needed; protovalidate carries its file as a descriptor only.
 */
export function vendorProtos(): void {
  const google = dirname(require.resolve('google-proto-files/package.json'));
  syncFolder(
    vendorFolder,
    new Map([
      ...fromGoogle.map((path) => [path, readFileSync(join(google, path), 'utf8')] as const),
      ['buf/validate/validate.proto', printProto(file_buf_validate_validate.proto)],
    ]),
  );
}
