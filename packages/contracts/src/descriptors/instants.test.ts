import { fromBinary, toJson } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { Consent } from '../services/leads';
import { messageType } from './registry';

describe('an instant on the wire', () => {
  it('given any, before 1970 too, then it is read and written as JSON as the same', () => {
    const type = messageType('tributary.leads.v1.Consent');
    const instants = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (at) => {
        const bytes = Consent.encode({ purpose: 'marketing', granted: true, at }).finish();
        expect(Consent.decode(bytes).at).toEqual(at);
        const json = toJson(type, fromBinary(type, bytes)) as { readonly at: string };
        expect(new Date(json.at)).toEqual(at);
      }),
    );
  });
});
