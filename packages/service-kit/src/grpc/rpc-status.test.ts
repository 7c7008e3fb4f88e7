import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { type ErrorCode, errorCatalogue } from '@tributary/contracts';
import { BadRequest, ErrorInfo, Status } from '@tributary/contracts/rpc';
import fc from 'fast-check';
import { toRemoteRefusal, toRpcStatus } from './rpc-status';

const method = '/tributary.leads.v1.LeadService/ClaimLead';
const codes = Object.keys(errorCatalogue) as ErrorCode[];
const theirs = codes.filter((code) => !['internal', 'unavailable'].includes(errorCatalogue[code].kind));

const received = (sent: { code: status; details: string; metadata: Metadata }): ServiceError =>
  Object.assign(new Error(sent.details), { ...sent, name: 'Error' });

describe('a refusal over the wire', () => {
  it('arrives as it left: code, details and fields', () => {
    const refusals = fc.record({
      refused: fc.constantFrom(...theirs),
      details: fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z]{0,20}$/), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
      violations: fc.array(fc.record({ field: fc.string(), rule: fc.string(), message: fc.string() })),
    });
    fc.assert(
      fc.property(refusals, (refusal) => {
        const back = toRemoteRefusal(received(toRpcStatus(refusal, 'trace')), method);
        const details = Object.fromEntries(Object.entries(refusal.details).map(([key, value]) => [key, String(value)]));
        expect(back).toMatchObject({ refused: refusal.refused, violations: refusal.violations, method });
        expect(back.details).toEqual(details);
      }),
    );
  });

  it.each(codes)('%s carries the title of the catalogue and nothing else as its message', (refused) => {
    const sent = toRpcStatus({ refused }, undefined);
    expect(sent.code).not.toBe(status.OK);
    expect(sent.details).toBe(errorCatalogue[refused].title);
    expect(toRemoteRefusal(received(sent), method).refused).toBe(refused);
  });

  it('of ours tells only the trace to look for', () => {
    const sent = toRpcStatus(
      { refused: 'service.internal', details: { sql: 'canary' }, field: 'canary' },
      '0af7651916cd43dd8448eb211c80319c',
    );
    const bytes = sent.metadata.get('grpc-status-details-bin')[0] as Buffer;
    expect(bytes.toString()).not.toContain('canary');
    expect(bytes.toString()).toContain('0af7651916cd43dd8448eb211c80319c');
  });

  it('names its field for gRPC clients of any make', () => {
    const sent = toRpcStatus({ refused: 'follow-up.time-invalid', field: 'happenedAt' }, undefined);
    const { details } = Status.decode(sent.metadata.get('grpc-status-details-bin')[0] as Buffer);
    expect(details.map(({ typeUrl }) => typeUrl)).toEqual([
      'type.googleapis.com/google.rpc.ErrorInfo',
      'type.googleapis.com/google.rpc.BadRequest',
    ]);
    expect(BadRequest.decode(details[1]?.value ?? Buffer.alloc(0)).fieldViolations).toMatchObject([
      { field: 'happenedAt', reason: 'follow-up.time-invalid' },
    ]);
  });
});

describe('a status without a code we know', () => {
  const bare = (code: status, metadata = new Metadata()): ServiceError => received({ code, details: 'x', metadata });

  it.each([
    [status.UNAVAILABLE, 'service.unavailable'],
    [status.DEADLINE_EXCEEDED, 'request.deadline-exceeded'],
    [status.RESOURCE_EXHAUSTED, 'request.too-large'],
    [status.UNIMPLEMENTED, 'service.internal'],
  ])('%d becomes %s', (code, refused) => {
    expect(toRemoteRefusal(bare(code), method).refused).toBe(refused);
  });

  it.each([
    ['a code of a newer release', 'tributary', 'lead.bewitched'],
    ['a property of every object', 'tributary', 'constructor'],
    ['another system’s error', 'googleapis.com', 'lead.closed'],
  ])('is read by its status: %s', (_, domain, reason) => {
    const value = Buffer.from(ErrorInfo.encode({ reason, domain, metadata: {} }).finish());
    const details = [{ typeUrl: 'type.googleapis.com/google.rpc.ErrorInfo', value }];
    const metadata = new Metadata();
    metadata.set(
      'grpc-status-details-bin',
      Buffer.from(Status.encode({ code: status.NOT_FOUND, message: '', details }).finish()),
    );
    expect(toRemoteRefusal(bare(status.NOT_FOUND, metadata), method).refused).toBe('record.not-found');
  });

  it('may come with details that are no protobuf', () => {
    const metadata = new Metadata();
    metadata.set('grpc-status-details-bin', Buffer.from([0xff, 0xff, 0xff]));
    expect(toRemoteRefusal(bare(status.NOT_FOUND, metadata), method).refused).toBe('record.not-found');
  });
});
