import { runPart } from './parts/run-part';

const [flag, part] = process.argv.slice(2);

// Everything is loaded late: a part that traces has to wrap its libraries before anything else loads them.
const run =
  flag === '--part' && part !== undefined
    ? runPart(part)
    : import('./measure').then(({ measure }) => measure(process.argv.slice(2)));

run.catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
