import fc from 'fast-check';
import { type CloudEvent, readCloudEvent, writeCloudEvent } from './cloud-event';
import { Unreadable } from './unreadable';

const name = fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' });
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const anEvent: fc.Arbitrary<CloudEvent> = fc.record({
  id: name,
  type: name,
  source: name,
  subject: name,
  time: fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
  sequence: fc.nat(),
  traceparent: fc.constantFrom(undefined, traceparent),
  data: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value))),
});

const complete = {
  specversion: '1.0',
  id: '1',
  type: 't',
  source: '/s',
  subject: 'a',
  time: '2026-03-01T09:00:00Z',
  sequence: '1',
  data: {},
};

const read = (json: unknown) => () => readCloudEvent(Buffer.from(JSON.stringify(json)));

describe('a CloudEvent', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(anEvent, (event) => {
        expect(readCloudEvent(Buffer.from(writeCloudEvent(event)))).toEqual(event);
      }),
    );
  });

  it('names its aggregate as the key of order, and the sequence as text', () => {
    fc.assert(
      fc.property(anEvent, (event) => {
        expect(JSON.parse(writeCloudEvent(event))).toMatchObject({
          specversion: '1.0',
          partitionkey: event.subject,
          sequence: String(event.sequence),
          datacontenttype: 'application/json',
        });
      }),
    );
  });

  it.each(Object.keys(complete).filter((attribute) => attribute !== 'data'))('is unreadable without its %s', (missing) => {
    expect(read({ ...complete, [missing]: undefined })).toThrow(Unreadable);
    expect(read({ ...complete, [missing]: null })).toThrow(Unreadable);
    expect(read({ ...complete, [missing]: '' })).toThrow(Unreadable);
  });

  it('is unreadable with a version that is no whole number, a time that is none, or an endless id', () => {
    expect(read({ ...complete, sequence: '1.5' })).toThrow(Unreadable);
    expect(read({ ...complete, sequence: '-1' })).toThrow(Unreadable);
    expect(read({ ...complete, time: 'yesterday' })).toThrow(Unreadable);
    expect(read({ ...complete, id: 'x'.repeat(2_000) })).toThrow(Unreadable);
  });

  it('is found unreadable, and nothing worse, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.json().map(Buffer.from), fc.constant('null').map(Buffer.from)), (bytes) => {
        try {
          readCloudEvent(Buffer.from(bytes));
        } catch (error) {
          expect(error).toMatchObject({ name: 'Unreadable', code: 'message.malformed' });
        }
      }),
    );
  });
});
