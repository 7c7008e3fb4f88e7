import type { Actor } from '@tributary/service-kit';
import type { LiveNotice, Told } from '../domain/live-notice';
import { mayKnow } from '../domain/may-know';
import { makeRecentNotices } from '../domain/recent-notices';

/** One open screen. */
export interface Viewer {
  readonly actor: () => Actor;
  /** Where the stream stands: what a screen that has heard nothing yet says when it comes back. */
  readonly onStanding: (eventId: string) => void;
  readonly onNotice: (eventId: string, notice: LiveNotice) => void;
  /** Something was missed; everything shown has to be read anew. */
  readonly onGap: () => void;
}

export interface LiveFeed {
  /** @param after id that the screen heard last, to hear what came since. @returns how to leave */
  join(viewer: Viewer, after: string | undefined): () => void;
  tell(told: Told): void;
  missedSomething(): void;
}

/** Notices kept for screens whose connection broke. */
const mostKept = 5_000;

/** Tells each open screen what changed, as far as the person before it may know. */
export function makeLiveFeed(newLife: () => string): LiveFeed {
  const viewers = new Set<Viewer>();
  const recent = makeRecentNotices(newLife(), mostKept);
  return {
    join: (viewer, after) => {
      const missed = after === undefined ? [] : recent.since(after);
      if (!missed) viewer.onGap();
      const actor = viewer.actor();
      for (const { eventId, notice, audience } of missed ?? []) if (mayKnow(actor, audience)) viewer.onNotice(eventId, notice);
      viewer.onStanding(recent.latest());
      viewers.add(viewer);
      return () => void viewers.delete(viewer);
    },
    tell: (told) => {
      const { eventId, notice, audience } = recent.add(told);
      for (const viewer of viewers) if (mayKnow(viewer.actor(), audience)) viewer.onNotice(eventId, notice);
    },
    missedSomething: () => {
      recent.beginAnew(newLife());
      for (const viewer of viewers) {
        viewer.onGap();
        viewer.onStanding(recent.latest());
      }
    },
  };
}
