import { servesOnly } from '../load/own-server';
import { endWith, runBenchmark } from '../report/run-benchmark';
import { bareHop } from './bare-hop';
import { bareService } from './bare-service';
import { gateway } from './measure';

endWith(servesOnly({ hop: bareHop, service: bareService }) ?? runBenchmark(gateway, process.argv.slice(2)));
