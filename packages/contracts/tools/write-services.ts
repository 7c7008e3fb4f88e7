import type { DescFile } from '@bufbuild/protobuf';
import { serviceOf } from '../src/service-names';

/** One import path a service: `@tributary/contracts/leads` re-exports what ts-proto made of its files. */
export function writeServices(files: readonly DescFile[]): Map<string, string> {
  const services = new Map<string, string>();
  for (const file of [...files].sort((a, b) => a.name.localeCompare(b.name, 'en'))) {
    const name = `${serviceOf(file.proto.package)}.ts`;
    services.set(name, `${services.get(name) ?? ''}export * from '../generated/${file.name}';\n`);
  }
  return services;
}
