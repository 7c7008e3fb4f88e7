import { isRefusal } from '@tributary/service-kit';
import fc from 'fast-check';
import { now } from '../../../test/builders';
import {
  addPiece,
  advance,
  cancel,
  fail,
  finish,
  finishChecking,
  type ImportJob,
  type ImportState,
  mayStart,
  newImport,
  nothingYet,
  resume,
  start,
} from './import-job';

const rowsOfFile = 250;
const rowsPerBatch = 100;
const columns = [{ header: '手机', field: 'phone' as const }];

const mayFollow: Readonly<Record<ImportState, readonly ImportState[]>> = {
  open: ['open', 'checking'],
  checking: ['cancelled', 'reading', 'settling', 'finished', 'failed'],
  reading: ['reading', 'settling', 'cancelled', 'failed'],
  settling: ['finished'],
  // Once it was only tried, it may be tried again or taken in.
  finished: ['checking'],
  failed: ['checking'],
  cancelled: ['checking', 'reading'],
};

/** What its owner asks for, and how the workers bring it on; undefined where that changes nothing. */
type Step = (job: ImportJob) => ImportJob | undefined;

const unlessRefused = <T extends object>(outcome: T): Exclude<T, { readonly refused: unknown }> | undefined =>
  isRefusal(outcome) ? undefined : (outcome as Exclude<T, { readonly refused: unknown }>);

const owner: fc.Arbitrary<Step> = fc.oneof(
  fc.integer({ min: 1, max: 700 }).map(
    (bytes): Step =>
      (job) =>
        unlessRefused(addPiece(job, bytes)),
  ),
  fc.boolean().map(
    (dryRun): Step =>
      (job) =>
        mayStart(job) ? undefined : start(job, columns, dryRun),
  ),
  fc.constant<Step>((job) => unlessRefused(cancel(job))),
  fc.constant<Step>((job) => unlessRefused(resume(job))),
);

/** As the runner takes them: one step for the state that it finds. */
const worker =
  (rows: number, readable: boolean): Step =>
  (job) => {
    switch (job.state) {
      case 'checking':
        return readable ? finishChecking(job, rows, Math.min(rows, 3), now) : fail(job, 'import.file-unreadable', 7, now);
      case 'reading':
        return advance(job, Math.min(job.rows, job.rowsRead + rowsPerBatch));
      case 'settling':
        return finish(job, { ...nothingYet, newLeads: job.rowsRead }, now);
      default:
        return undefined;
    }
  };

const workers = fc.tuple(fc.constantFrom(0, rowsOfFile), fc.boolean());

describe('an import, whatever its owner does and whenever it is brought on (LD-1, GW-5)', () => {
  it('goes only where it may, keeps no more than was announced, and takes no row in before all were read', () => {
    fc.assert(
      fc.property(workers, fc.array(fc.oneof(owner, fc.constant('work' as const)), { maxLength: 40 }), (file, steps) => {
        let job = newImport('i-1', 'mei', { fileName: 'x.csv', size: 1_000 }, now);
        for (const step of steps) {
          const before = job;
          const after = (step === 'work' ? worker(...file) : step)(before);
          if (!after) continue;
          job = after;
          expect([before.state, mayFollow[before.state]]).toEqual([before.state, expect.arrayContaining([job.state])]);
          expect(job.version).toBe(before.version + 1);
          expect(job.receivedBytes).toBeLessThanOrEqual(job.size);
          expect(job.rowsRead).toBeGreaterThanOrEqual(before.rowsRead);
          if (before.state !== 'open') expect(job).toMatchObject({ receivedBytes: job.size, pieces: before.pieces });
          if (before.rowsRead > 0) expect(job.dryRun).toBe(false);
          if (job.rowsRead > 0) expect([job.checked, job.rows]).toEqual([true, file[0]]);
          if (job.state === 'reading' || job.state === 'settling') expect([job.checked, job.dryRun]).toEqual([true, false]);
          expect(job.failure !== undefined).toBe(job.state === 'failed');
          expect(job.finishedAt !== undefined).toBe(job.state === 'failed' || job.state === 'finished');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('ends, once it was started and is let be', () => {
    fc.assert(
      fc.property(fc.array(owner, { maxLength: 20 }), workers, (steps, file) => {
        let job = newImport('i-1', 'mei', { fileName: 'x.csv', size: 1_000 }, now);
        for (const step of steps) job = step(job) ?? job;
        if (job.state === 'cancelled') job = unlessRefused(resume(job)) ?? job;
        for (let turn = 0; turn < 2 + rowsOfFile / rowsPerBatch; turn += 1) job = worker(...file)(job) ?? job;
        expect(['open', 'finished', 'failed']).toContain(job.state);
        if (job.state === 'finished' && !job.dryRun) expect(job.rowsRead).toBe(job.rows);
      }),
      { numRuns: 500 },
    );
  });
});
