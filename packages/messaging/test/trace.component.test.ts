import { randomUUID } from 'node:crypto';
import { type Span, trace } from '@opentelemetry/api';
import { spanNames, withSpan } from '@tributary/service-kit';
import { startTelemetry } from '@tributary/service-kit/start-telemetry';
import type { Tx } from '@tributary/stores/postgres';
import { eventually } from '@tributary/testing';
import { freshPostgresWorld } from './harness/fresh-postgres-world';
import { onStage } from './harness/stage';
import { change, changed, recording } from './harness/world';

describe('the trace of a change', () => {
  const telemetry = startTelemetry({ service: 'messaging-test' });
  const stage = onStage<Tx>(freshPostgresWorld);
  afterAll(() => telemetry.stop());

  it('goes on in the handler of its event, and no handler works in the trace of another change', async () => {
    const seen = new Map<string, Span | undefined>();
    stage.start(
      stage.world.subscribeStaff(stage.rabbit, {
        ...recording(stage.world),
        [changed]: async ({ aggregate }) => void seen.set(aggregate, trace.getActiveSpan()),
      }),
    );
    const employees = [randomUUID(), randomUUID()];
    const made = new Map<string, string>();
    for (const employee of employees) {
      await withSpan(spanNames.runSchedule, {}, async (span) => {
        made.set(employee, span.spanContext().traceId);
        await change(stage.world, employee);
      });
    }
    stage.start(stage.world.startRelay(stage.rabbit));

    await eventually('both are handled', () => expect(seen.size).toBe(2));
    for (const employee of employees) expect(seen.get(employee)?.spanContext().traceId).toBe(made.get(employee));
    expect(made.get(employees[0] as string)).not.toBe(made.get(employees[1] as string));
  });
});
