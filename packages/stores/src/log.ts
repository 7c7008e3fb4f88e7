/** What stores need of a logger; pino fits. Fields never hold row contents, parameters or message bodies. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** For tools and tests that have nobody to tell. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
