/** What the gateway says changed. It says no more: the record is read by whoever may. */
export interface LiveNotice {
  readonly type: string;
  readonly entity: string;
  readonly id: string;
  /** Who has it now, where that is what changed. */
  readonly holderId?: string;
}

/** Undefined for what is no notice. */
export function readNotice(text: string): LiveNotice | undefined {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null) return undefined;
    const { type, entity, id, holderId } = json as Readonly<Record<string, unknown>>;
    if (typeof type !== 'string' || typeof entity !== 'string' || typeof id !== 'string') return undefined;
    return { type, entity, id, ...(typeof holderId === 'string' && { holderId }) };
  } catch {
    return undefined;
  }
}

interface Listener {
  readonly onNotice: (notice: LiveNotice) => void;
  /** Something was missed: read anew what is shown. */
  readonly onGap: () => void;
}

/** Server-sent events while somebody looks: a hidden page holds no connection, and hears what it missed when it is shown. */
export class LiveFeed {
  private readonly listeners = new Set<Listener>();
  private source: EventSource | undefined;
  private lastHeard = '';

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.begin();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.end();
    };
  }

  private begin(): void {
    document.addEventListener('visibilitychange', this.follow);
    this.follow();
  }

  private end(): void {
    document.removeEventListener('visibilitychange', this.follow);
    this.close();
  }

  private readonly follow = (): void => {
    if (document.hidden) {
      this.close();
      return;
    }
    if (this.source && this.source.readyState !== EventSource.CLOSED) return;
    // A connection that breaks is made again by the browser, which tells by itself what it heard last.
    const source = new EventSource(this.lastHeard ? `/live?after=${encodeURIComponent(this.lastHeard)}` : '/live');
    source.addEventListener('standing', ({ lastEventId }: MessageEvent<string>) => {
      this.lastHeard = lastEventId;
    });
    source.addEventListener('changed', ({ data, lastEventId }: MessageEvent<string>) => {
      this.lastHeard = lastEventId;
      const notice = readNotice(data);
      if (notice) for (const { onNotice } of this.listeners) onNotice(notice);
    });
    source.addEventListener('gap', () => {
      for (const { onGap } of this.listeners) onGap();
    });
    this.source = source;
  };

  private close(): void {
    this.source?.close();
    this.source = undefined;
  }
}

export const liveFeed = new LiveFeed();
