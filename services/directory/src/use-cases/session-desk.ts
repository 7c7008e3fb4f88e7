import type { Grants } from '../domain/employee/grants';

/** Whom a session belongs to and what they may do today. */
export interface SessionOwner {
  readonly employeeId: string;
  readonly teamPath: string;
  readonly grants: Grants;
}

/** A person as the OpenID Connect provider names them. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** Their user name there, if the provider says it. */
  readonly username: string | undefined;
}

/** Sessions by the hash of their secret. Nobody is acting yet when they are asked for. */
export interface SessionDesk {
  /**
   * Undefined where the directory knows nobody by this identity, or they have left. An identity seen for the first
   * time belongs to the employee of this login, for good: a provider may rename its people afterwards.
   */
  ownerByIdentity(identity: Identity): Promise<SessionOwner | undefined>;
  open(session: {
    readonly secretHash: Buffer;
    readonly employeeId: string;
    readonly openedAt: Date;
    readonly expiresAt: Date;
  }): Promise<void>;
  /** Undefined once it was closed, has expired, or its owner has left. */
  ownerOf(secretHash: Buffer, now: Date): Promise<(SessionOwner & { readonly expiresAt: Date }) | undefined>;
  /** Closing twice, or what never was, is done already. */
  close(secretHash: Buffer, now: Date): Promise<void>;
}

export interface OpenedSession {
  readonly sessionSecret: string;
  readonly actingToken: string;
  readonly actingTokenExpiresAt: Date;
  readonly sessionExpiresAt: Date;
  readonly employeeId: string;
}
