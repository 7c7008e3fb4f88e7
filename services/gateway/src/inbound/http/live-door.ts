import type { Actor, Refusal, Running } from '@tributary/service-kit';
import type { Request, RequestHandler, Response } from 'express';
import type { LiveFeed } from '../../use-cases/live-feed';
import { sendProblem } from './send-problem';
import type { WhoAsks } from './who-asks';

interface Needs {
  readonly feed: LiveFeed;
  readonly whoAsks: WhoAsks;
  readonly actorOf: (actingToken: string) => Promise<Actor | Refusal>;
}

/** Keeps proxies from closing a quiet connection, and notices a session that ended. Milliseconds. */
const beatMs = 25_000;
/** Bytes that a browser which does not read may make this process hold. */
const mostUnread = 256 * 1024;

/**
 * Server-sent events: what changed, to each screen what its person may know. A screen whose connection broke says by
 * Last-Event-ID, or by `after` where it opens a new one, what it heard last.
 */
export function liveDoor({ feed, whoAsks, actorOf }: Needs): RequestHandler & Running {
  const open = new Set<Response>();

  const actorNow = async (req: Request): Promise<Actor | Refusal | 'nobody'> => {
    const asking = await whoAsks(req);
    if ('failure' in asking) return { refused: asking.failure.code };
    return asking.actingToken ? actorOf(asking.actingToken) : 'nobody';
  };

  const door: RequestHandler = async (req, res) => {
    const found = await actorNow(req);
    if (found === 'nobody') return sendProblem(res, { code: 'session.required' });
    if ('refused' in found) return sendProblem(res, { code: found.refused });

    // Gone while the directory was asked: its close has passed already.
    if (res.destroyed) return;

    let actor = found;
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      // Proxies that collect answers would hold events back.
      'X-Accel-Buffering': 'no',
    });
    const say = (text: string): void => {
      if (res.writableEnded) return;
      if (res.writableLength > mostUnread) return void res.destroy();
      res.write(text);
    };
    say('retry: 1000\n\n');
    const leave = feed.join(
      {
        actor: () => actor,
        onStanding: (eventId) => say(`id: ${eventId}\nevent: standing\ndata: {}\n\n`),
        onNotice: (eventId, notice) => say(`id: ${eventId}\nevent: changed\ndata: ${JSON.stringify(notice)}\n\n`),
        onGap: () => say('event: gap\ndata: {}\n\n'),
      },
      lastHeard(req),
    );
    open.add(res);
    const beat = setInterval(async () => {
      const now = await actorNow(req).catch(() => 'nobody' as const);
      // Ended, or the directory is down: the browser comes back, and is told then.
      if (now === 'nobody' || 'refused' in now) return void res.end();
      actor = now;
      say(': still here\n\n');
    }, beatMs);
    res.on('close', () => {
      clearInterval(beat);
      leave();
      open.delete(res);
    });
  };

  return Object.assign(door, {
    stop: async () => {
      for (const res of open) res.end();
    },
  });
}

function lastHeard(req: Request): string | undefined {
  const header = req.header('last-event-id');
  const { after } = req.query;
  const id = header ?? (typeof after === 'string' ? after : undefined);
  return id === undefined || id === '' || id.length > 100 ? undefined : id;
}
