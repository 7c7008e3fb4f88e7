import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configTable } from '@tributary/service-kit';
import { describeConfig } from './config';

it('is described in the README as it is', () => {
  expect(readFileSync(join(__dirname, '../README.md'), 'utf8')).toContain(configTable(describeConfig()));
});
