import { makeKeepSessions } from './keep-sessions';

const minutes = (count: number) => new Date(Date.UTC(2026, 2, 1, 9) + count * 60_000);

function given(expiresAt: Date) {
  const asked: string[] = [];
  let time = minutes(0);
  const sessions = makeKeepSessions({
    directory: {
      refreshSession: async (secret) => {
        asked.push(secret);
        if (secret === 'closed') return { failure: { code: 'session.required' } };
        return { actingToken: `token-${asked.length}`, actingTokenExpiresAt: expiresAt };
      },
    },
    now: () => time,
  });
  const at = (count: number) => {
    time = minutes(count);
  };
  return { sessions, asked, at };
}

describe('acting tokens of sessions', () => {
  it('given a page that makes twenty requests at once, when asked, then the directory is asked once', async () => {
    const { sessions, asked } = given(minutes(10));
    const tokens = await Promise.all(Array.from({ length: 20 }, () => sessions.actingTokenOf('s')));
    expect(asked).toHaveLength(1);
    expect(new Set(tokens.map((answer) => 'actingToken' in answer && answer.actingToken))).toEqual(new Set(['token-1']));
  });

  it('given a token that ends within a minute, when asked, then it is renewed once for all who wait', async () => {
    const { sessions, asked, at } = given(minutes(10));
    await sessions.actingTokenOf('s');
    at(9.5);
    await Promise.all([sessions.actingTokenOf('s'), sessions.actingTokenOf('s')]);
    expect(asked).toHaveLength(2);
  });

  it('given a closed session, when asked again, then the refusal is not remembered', async () => {
    const { sessions, asked } = given(minutes(10));
    expect(await sessions.actingTokenOf('closed')).toEqual({ failure: { code: 'session.required' } });
    await sessions.actingTokenOf('closed');
    expect(asked).toHaveLength(2);
  });

  it('given a sign-out, when asked, then the token is gone at once', async () => {
    const { sessions, asked } = given(minutes(10));
    sessions.remember('s', { actingToken: 'first', actingTokenExpiresAt: minutes(10) });
    expect(await sessions.actingTokenOf('s')).toMatchObject({ actingToken: 'first' });
    sessions.forget('s');
    await sessions.actingTokenOf('s');
    expect(asked).toEqual(['s']);
  });
});
