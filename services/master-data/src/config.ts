import { defineConfig, postgresConfig, rabbitConfig, serviceConfig } from '@tributary/service-kit';
import { z } from 'zod';

export const { readConfig, describeConfig } = defineConfig({
  ...serviceConfig,
  ...postgresConfig,
  ...rabbitConfig,
  ID_CARD_KEYS_FILE: z
    .string()
    .describe(
      'JSON file `{ active, keys: { <id>: <32 bytes, base64> }, searchKey: <32 bytes, base64> }`: ID-card numbers are encrypted with the active key and found by a hash with the search key.',
    ),
});

export type Config = ReturnType<typeof readConfig>;
