import { bareGrpc } from '../ceilings/grpc-ceiling';
import { servesOnly } from '../load/own-server';
import { endWith, runBenchmark } from '../report/run-benchmark';
import { callerLookup } from './measure';

endWith(servesOnly({ grpc: bareGrpc }) ?? runBenchmark(callerLookup, process.argv.slice(2)));
