import { fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { descriptorSet, messageType, registry } from './registry';

describe('the descriptors', () => {
  it('hold services, messages and the options they carry', () => {
    expect(registry().getService('tributary.directory.v1.SessionService')).toBeDefined();
    expect(registry().getExtension('tributary.options.v1.access')).toBeDefined();
    expect(messageType('tributary.common.v1.Money').fields.map((field) => field.name)).toEqual(['amount', 'currency']);
  });

  it('can be handed on as a set in which imports come before their importers', () => {
    const { file } = fromBinary(FileDescriptorSetSchema, descriptorSet());
    const seen = new Set<string>();
    for (const { name, dependency } of file) {
      expect(dependency.filter((path) => !seen.has(path))).toEqual([]);
      seen.add(name);
    }
    expect(seen).toContain('buf/validate/validate.proto');
  });
});
