import { failureCode } from './failure-code';

describe('what is kept of a failure', () => {
  it.each([
    ['a refusal', { refused: 'record.not-found' }, 'record.not-found'],
    [
      'an error with a code of ours',
      Object.assign(new Error('x'), { code: 'record.version-conflict' }),
      'record.version-conflict',
    ],
    ['an error of PostgreSQL', Object.assign(new Error('Key (phone)=(138…)'), { code: '23505' }), 'postgres.23505'],
    ['an error with some other code', Object.assign(new Error('x'), { code: 'somebody@example.com' }), 'message.handler-failed'],
    ['any other error', new Error('customer Somebody is unknown'), 'message.handler-failed'],
    ['anything else', 'Somebody', 'message.handler-failed'],
  ])('of %s is a code', (_, error, code) => {
    expect(failureCode(error)).toBe(code);
  });
});
