import { defineConfig, mongoConfig, peerAddress, rabbitConfig, serviceConfig } from '@tributary/service-kit';
import { z } from 'zod';

export const { readConfig, describeConfig } = defineConfig({
  ...serviceConfig,
  ...mongoConfig,
  ...rabbitConfig,
  MASTER_DATA_ADDRESS: peerAddress('master-data'),
  SURVEY_SECRET: z
    .string()
    .min(32)
    .describe(
      'Signs the links of satisfaction surveys; the same for all replicas. Another one makes links that were sent invalid.',
    ),
});

export type Config = ReturnType<typeof readConfig>;
