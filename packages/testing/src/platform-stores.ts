import type { Addresses } from '@tributary/local-stack';
import { testStore } from './test-stack';

/** The stores of this test run, for a whole platform of separate processes. */
export const platformStores = async (): Promise<Addresses> => {
  const [postgres, mongodb, rabbitmq] = await Promise.all([testStore('postgres'), testStore('mongodb'), testStore('rabbitmq')]);
  return { postgres, mongodb, rabbitmq };
};
