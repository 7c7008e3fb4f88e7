import { endWith, runBenchmark } from '../report/run-benchmark';
import { leadList } from './measure';

endWith(runBenchmark(leadList, process.argv.slice(2)));
