export { fetchMongoServer, type MongoServer } from './fetch-mongo-server';
export { freePort } from './free-port';
export { type GuardedProcess, type GuardOptions, startGuarded } from './guard';
export { createMongoDatabase, dropMongoDatabase } from './mongo-database';
export {
  asAdmin,
  createPostgresDatabase,
  type DatabaseOptions,
  dropPostgresDatabase,
  type PostgresDatabase,
} from './postgres-database';
export { createRabbitVhost, dropRabbitVhost } from './rabbit-vhost';
export { secret } from './secret';
export { type Addresses, type PostgresAddress, type Stack, type StackOptions, startStack } from './start-stack';
export { type StoreAddress, type StoreName, storeNames } from './store';
