import { deadLetterSuite } from './harness/dead-letter-suite';
import { freshMongoWorld } from './harness/fresh-mongo-world';
import { inboxSuite } from './harness/inbox-suite';
import { relaySuite } from './harness/relay-suite';

jest.setTimeout(30_000);

relaySuite('MongoDB', freshMongoWorld);
inboxSuite('MongoDB', freshMongoWorld);
deadLetterSuite('MongoDB', freshMongoWorld);
