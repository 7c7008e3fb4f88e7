import { bareGrpc } from '../ceilings/grpc-ceiling';
import { servesOnly } from '../load/own-server';
import { endWith, runBenchmark } from '../report/run-benchmark';
import { leadFlow } from './measure';

endWith(servesOnly({ grpc: bareGrpc }) ?? runBenchmark(leadFlow, process.argv.slice(2)));
