import type { Actor } from '@tributary/service-kit';
import type { ClientSession } from 'mongoose';

const actors = new WeakMap<ClientSession, Actor>();

/** From here on, what is done in this session is done by this actor. */
export const bindActor = (session: ClientSession, actor: Actor): void => void actors.set(session, actor);

export const actorOf = (session: ClientSession | null | undefined): Actor | undefined =>
  session ? actors.get(session) : undefined;
