import { freshPostgresWorld } from './harness/fresh-postgres-world';
import { killSuite } from './harness/kill-suite';

jest.setTimeout(30_000);

killSuite('postgres', freshPostgresWorld);
