import { defineConfig, mongoConfig, peerAddress, rabbitConfig, serviceConfig } from '@tributary/service-kit';

export const { readConfig, describeConfig } = defineConfig({
  ...serviceConfig,
  ...mongoConfig,
  ...rabbitConfig,
  MASTER_DATA_ADDRESS: peerAddress('master-data'),
});

export type Config = ReturnType<typeof readConfig>;
