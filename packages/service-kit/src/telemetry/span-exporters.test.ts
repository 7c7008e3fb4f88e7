import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { fileExporter, withoutPersonalData } from './span-exporters';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'spans-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const canaries = ['13812345678', 'canary@example.com', 'Canary', 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJjIn0.c2ln'];

describe('exported spans', () => {
  it('say who called whom, and nothing about people', async () => {
    const file = join(folder, 'spans.jsonl');
    const exporter = withoutPersonalData(fileExporter(file));
    const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
    const span = provider.getTracer('test').startSpan('GET', {
      kind: SpanKind.SERVER,
      attributes: {
        'url.path': '/v1/customers',
        'url.query': 'name=Canary&phone=13812345678',
        'url.full': 'http://gateway/v1/customers?name=Canary',
        'server.address': 'gateway',
        'db.statement': "select 1 where phone = '13812345678'",
        tags: ['canary@example.com'],
      },
    });
    span.recordException(new Error('no customer canary@example.com with eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJjIn0.c2ln'));
    span.setStatus({ code: SpanStatusCode.ERROR, message: 'invalid input 13812345678' });
    span.end();
    await provider.shutdown();

    const written = readFileSync(file, 'utf8');
    for (const canary of canaries) expect(written).not.toContain(canary);
    expect(JSON.parse(written)).toMatchObject({
      name: 'GET',
      kind: 'server',
      failed: true,
      traceId: span.spanContext().traceId,
      spanId: span.spanContext().spanId,
      attributes: { 'url.path': '/v1/customers', 'url.full': 'http://gateway/v1/customers', 'server.address': 'gateway' },
    });
  });
});
