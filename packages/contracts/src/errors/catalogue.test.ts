import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { errorCatalogue } from './catalogue';
import type { ErrorEntry } from './kinds';
import { grpcStatusOf, httpStatusOf } from './statuses';

const notLists = ['catalogue.ts', 'kinds.ts', 'statuses.ts'];

/** Every `…Errors` of this folder, whether or not the catalogue knows it. */
const lists = readdirSync(__dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !notLists.includes(file))
  .map((file) => ({
    file,
    errors: Object.assign({}, ...Object.values(require(join(__dirname, file)))) as Record<string, ErrorEntry>,
  }));

describe('the error catalogue', () => {
  it.each(lists)('knows the codes of $file', ({ errors }) => {
    expect(errorCatalogue).toMatchObject(errors);
  });

  it('gives a code to one service only', () => {
    const codes = lists.flatMap(({ errors }) => Object.keys(errors));
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it.each(Object.entries<ErrorEntry>(errorCatalogue))(
    'spells %s as noun.reason and explains it in a sentence',
    (code, { title }) => {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
      expect(title).toMatch(/^[A-Z].*\.$/);
    },
  );
});

describe('statuses', () => {
  it.each(Object.entries<ErrorEntry>(errorCatalogue))('%s is an error to HTTP and to gRPC', (_, { kind }) => {
    expect(httpStatusOf(kind)).toBeGreaterThanOrEqual(400);
    expect(grpcStatusOf(kind)).not.toBe(status.OK);
  });

  it('keeps a 5xx for what the caller cannot mend', () => {
    const kinds = ['invalid', 'unauthenticated', 'forbidden', 'not-found', 'conflict', 'precondition', 'exhausted'] as const;
    expect(kinds.map(httpStatusOf).filter((code) => code >= 500)).toEqual([]);
  });
});
