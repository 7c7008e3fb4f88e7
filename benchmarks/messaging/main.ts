import { runPart } from './parts/run-part';

const [flag, part] = process.argv.slice(2);

// Everything is loaded late: a part that traces has to wrap its libraries before anything else loads them.
const run = async (): Promise<void> => {
  if (flag === '--part' && part !== undefined) return runPart(part);
  const [{ messaging }, { runBenchmark }] = await Promise.all([import('./measure'), import('../report/run-benchmark')]);
  await runBenchmark(messaging, process.argv.slice(2));
};

run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
