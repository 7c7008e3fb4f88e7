import { deadLetterSuite } from './harness/dead-letter-suite';
import { freshMongoWorld } from './harness/fresh-mongo-world';
import { inboxSuite } from './harness/inbox-suite';
import { relaySuite } from './harness/relay-suite';

relaySuite('MongoDB', freshMongoWorld);
inboxSuite('MongoDB', freshMongoWorld);
deadLetterSuite('MongoDB', freshMongoWorld);
