import { ownPath } from './own-path';

describe('where a sign-in may lead back to', () => {
  it.each(['/', '/leads?view=sea', '/customers/1'])('%s', (path) => expect(ownPath(path)).toBe(path));

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/sign-in', 'leads', 7, undefined])('never %s', (path) =>
    expect(ownPath(path)).toBeUndefined(),
  );
});
