/** Tables that every service has, whatever its business. */
export interface PlatformMigration {
  /** Unique and never changed, such as `messaging-0001-outbox`. */
  readonly name: string;
  /** Runs in a transaction. Tables go into schema `tributary`, where the application role may read and write them. */
  readonly sql: string;
}
