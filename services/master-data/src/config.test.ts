import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configTable } from '@tributary/service-kit';
import { describeConfig } from './config';

it('reads the environment that the README tells of', () => {
  expect(readFileSync(join(__dirname, '../README.md'), 'utf8')).toContain(configTable(describeConfig()));
});
