import { defineConfig, peerAddress, postgresConfig, rabbitConfig, serviceConfig } from '@tributary/service-kit';

export const { readConfig, describeConfig } = defineConfig({
  ...serviceConfig,
  ...postgresConfig,
  ...rabbitConfig,
  DIRECTORY_ADDRESS: peerAddress('directory'),
  INVENTORY_ADDRESS: peerAddress('inventory'),
});

export type Config = ReturnType<typeof readConfig>;
