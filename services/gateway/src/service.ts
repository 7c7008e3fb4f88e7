import { compose } from './compose';
import { readConfig } from './config';

/** What main.ts runs and component tests start. */
export const service = { name: 'gateway', readConfig, compose };
