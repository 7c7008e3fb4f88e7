import { endWith, runBenchmark } from '../report/run-benchmark';
import { startUp } from './measure';

endWith(runBenchmark(startUp, process.argv.slice(2)));
