import { eventCatalogue } from '@tributary/contracts';
import { withSpan } from '@tributary/service-kit';

export const changed = 'tributary.directory.employee.changed.v1';
export const left = 'tributary.directory.employee.left.v1';

/** About 1 KB as a CloudEvent. */
export const employeeChanged = (employeeId: string) =>
  ({
    type: changed,
    data: eventCatalogue[changed].fromJson({
      employeeId,
      name: 'Bench',
      skills: Array.from({ length: 12 }, (_, index) => `skill-${index}-${'x'.repeat(32)}`),
    }),
  }) as const;

/** Ids that are spread over all partitions. */
export const employeeId = (index: number): string => `01935a00-0000-7b10-8aaa-${String(index).padStart(12, '0')}`;

/** As a command would: events carry the trace of a span, if anything is traced. */
export const asCommand = <T>(work: () => Promise<T>): Promise<T> => withSpan('tributary.bench.command', {}, work);
