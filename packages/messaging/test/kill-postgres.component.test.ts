import { freshPostgresWorld } from './harness/fresh-postgres-world';
import { killSuite } from './harness/kill-suite';

killSuite('postgres', freshPostgresWorld);
