import { toBinary } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { ReflectionService } from '@grpc/reflection';
import { registry } from '@tributary/contracts';

/** Lets tools such as grpcurl list and call the services of this process without its proto files. */
export function reflectionOf(services: readonly string[]): ReflectionService {
  const fileDescriptorProtos = [...registry().files].map(({ proto }) => Buffer.from(toBinary(FileDescriptorProtoSchema, proto)));
  // The one part of a package definition that reflection reads; proto-loader hangs all files on each of its entries.
  const definition = { everything: { format: 'Protocol Buffer 3 DescriptorProto', type: {}, fileDescriptorProtos } };
  return new ReflectionService(definition as ConstructorParameters<typeof ReflectionService>[0], { services: [...services] });
}
