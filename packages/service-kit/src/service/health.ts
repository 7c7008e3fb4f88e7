/** Resolves when what it looks at works; throws or hangs otherwise. */
export type Probe = () => Promise<unknown>;

export interface Readiness {
  readonly ready: boolean;
  /** Names of what does not work, `starting` and `stopping` among them. */
  readonly failing: readonly string[];
}

export interface Health {
  /** Names something without which the service cannot do its work, such as its store. */
  check(name: string, probe: Probe): void;
}

export interface ServiceHealth extends Health {
  started(): void;
  stopping(): void;
  readiness(): Promise<Readiness>;
}

const longestProbeMs = 2_000;

/** Ready is who has started, does not stop, and whose every probe succeeds within two seconds. */
export function makeHealth(): ServiceHealth {
  const probes = new Map<string, Probe>();
  let phase: 'starting' | 'started' | 'stopping' = 'starting';

  return {
    check: (name, probe) => void probes.set(name, probe),
    started: () => {
      if (phase === 'starting') phase = 'started';
    },
    stopping: () => {
      phase = 'stopping';
    },
    readiness: async () => {
      if (phase !== 'started') return { ready: false, failing: [phase] };
      const outcomes = await Promise.all([...probes].map(async ([name, probe]) => ((await succeeds(probe)) ? [] : [name])));
      const failing = outcomes.flat();
      return { ready: failing.length === 0, failing };
    },
  };
}

function succeeds(probe: Probe): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), longestProbeMs);
    Promise.resolve()
      .then(probe)
      .then(
        () => resolve(true),
        () => resolve(false),
      )
      .finally(() => clearTimeout(timer));
  });
}
