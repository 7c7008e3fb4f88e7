import { deadLetterSuite } from './harness/dead-letter-suite';
import { freshPostgresWorld } from './harness/fresh-postgres-world';
import { inboxSuite } from './harness/inbox-suite';
import { relaySuite } from './harness/relay-suite';

relaySuite('PostgreSQL', freshPostgresWorld);
inboxSuite('PostgreSQL', freshPostgresWorld);
deadLetterSuite('PostgreSQL', freshPostgresWorld);
