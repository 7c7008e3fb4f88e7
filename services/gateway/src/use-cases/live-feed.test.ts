import type { Actor } from '@tributary/service-kit';
import type { Told } from '../domain/live-notice';
import { makeLiveFeed } from './live-feed';

const actor = (id: string): Actor => ({
  kind: 'employee',
  id,
  permissions: new Set(['leads.read']),
  reach: 'self',
  teamPath: '/hq/',
});

const about = (id: string, person: string): Told => ({
  notice: { type: 'tributary.leads.lead.followed-up.v1', entity: 'lead', id },
  audience: { permission: 'leads.read', people: [person] },
});

function openFeed() {
  let lives = 0;
  const feed = makeLiveFeed(() => `life-${++lives}`);
  const sit = (who: string, after?: string) => {
    const heard: string[] = [];
    let last = after ?? '';
    const leave = feed.join(
      {
        actor: () => actor(who),
        onStanding: (eventId) => {
          last = eventId;
        },
        onNotice: (eventId, { id }) => {
          last = eventId;
          heard.push(id);
        },
        onGap: () => heard.push('gap'),
      },
      after,
    );
    return { heard, leave, last: () => last };
  };
  return { feed, sit };
}

describe('the live feed', () => {
  it('tells each screen what its person may know', () => {
    const { feed, sit } = openFeed();
    const [chen, wang] = [sit('chen'), sit('wang')];
    feed.tell(about('lead-1', 'chen'));
    expect([chen.heard, wang.heard]).toEqual([['lead-1'], []]);
  });

  it('given a connection that broke, when it is made again, then it tells what was missed and nothing of others', () => {
    const { feed, sit } = openFeed();
    const before = sit('chen');
    feed.tell(about('lead-1', 'chen'));
    before.leave();
    feed.tell(about('lead-2', 'chen'));
    feed.tell(about('lead-3', 'wang'));
    expect(sit('chen', before.last()).heard).toEqual(['lead-2']);
    expect(before.heard).toEqual(['lead-1']);
  });

  it('given a connection that broke before anything was heard, when it is made again, then it tells what was missed', () => {
    const { feed, sit } = openFeed();
    feed.tell(about('long ago', 'chen'));
    const before = sit('chen');
    before.leave();
    feed.tell(about('lead-1', 'chen'));
    expect(sit('chen', before.last()).heard).toEqual(['lead-1']);
  });

  it('given a gap while it was watched, when the connection breaks next, then only what came since is told', () => {
    const { feed, sit } = openFeed();
    const before = sit('chen');
    feed.missedSomething();
    before.leave();
    feed.tell(about('lead-1', 'chen'));
    expect(sit('chen', before.last()).heard).toEqual(['lead-1']);
  });

  it.each(['another-process-7', 'life-1-99', 'nonsense'])('says that there is a gap after %s', (after) => {
    const { feed, sit } = openFeed();
    feed.tell(about('lead-1', 'chen'));
    expect(sit('chen', after).heard).toEqual(['gap']);
  });

  it('says that there is a gap when it missed something itself, to those who watch and to those who come back', () => {
    const { feed, sit } = openFeed();
    const screen = sit('chen');
    feed.tell(about('lead-1', 'chen'));
    const heardBefore = screen.last();
    feed.missedSomething();
    expect(screen.heard).toEqual(['lead-1', 'gap']);
    expect(sit('chen', heardBefore).heard).toEqual(['gap']);
  });

  it('forgets what is long past, and says so', () => {
    const { feed, sit } = openFeed();
    const screen = sit('chen');
    feed.tell(about('first', 'chen'));
    const first = screen.last();
    screen.leave();
    for (let index = 0; index < 10_001; index++) feed.tell(about(`lead-${index}`, 'wang'));
    expect(sit('chen', first).heard).toEqual(['gap']);
  });
});
