const [flag, part] = process.argv.slice(2);

// Loaded late: a part that is killed and started again every second must not load the whole rig.
const run =
  flag === '--part' && part !== undefined
    ? import('./parts/run-part').then(({ runPart }) => runPart(part))
    : import('./run-faults').then(({ runFaults }) => runFaults(process.argv.slice(2)));

run.catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
