/** Whose rows an actor may reach (DR-2): their own, their team's subtree, or everybody's. */
export type Reach = 'self' | 'team' | 'all';

/** Who is asking. Made from a verified token at the door and passed to every use case. */
export interface Actor {
  readonly kind: 'employee' | 'integration' | 'service' | 'anonymous';
  /** Employee id, integration id or service name. */
  readonly id: string;
  readonly permissions: ReadonlySet<string>;
  readonly reach: Reach;
  /** Materialised path of the actor's team, with slashes at both ends: `/hq/east/shanghai/`. */
  readonly teamPath: string;
  /** The service that calls on this actor's behalf, if any. */
  readonly via?: string;
}

/** The service itself, for event handlers and schedules: nobody is asking, everything is reachable. */
export const serviceActor = (service: string): Actor => ({
  kind: 'service',
  id: service,
  permissions: new Set(),
  reach: 'all',
  teamPath: '/',
});

/** Nobody in particular: reaches no rows but those a use case opens to everybody. */
export const anonymousActor: Actor = {
  kind: 'anonymous',
  id: 'anonymous',
  permissions: new Set(),
  reach: 'self',
  teamPath: '/nobody/',
};
