import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configTable } from '@tributary/service-kit';
import { describeConfig } from './config';

it('the README lists the environment as it is', () => {
  expect(readFileSync(join(__dirname, '../README.md'), 'utf8')).toContain(configTable(describeConfig()));
});
