import type { Actor, Page, Refusal } from '@tributary/service-kit';
import type { PageOf } from '@tributary/stores';
import type { Intake } from '../../domain/intake/intake';
import type { Channel } from '../../domain/lead/lead';

export interface ListRejectedIntakes extends Page {
  readonly channel: Channel | undefined;
}

/** Newest first, for whoever puts them right. */
export interface RejectedIntakes {
  rejected(actor: Actor, query: ListRejectedIntakes): Promise<PageOf<Intake> | Refusal<'request.malformed'>>;
}

export const makeListRejectedIntakes =
  (intakes: RejectedIntakes) =>
  (actor: Actor, query: ListRejectedIntakes): ReturnType<RejectedIntakes['rejected']> =>
    intakes.rejected(actor, query);
