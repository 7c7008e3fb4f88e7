import './mongoose-options';
import type { EventEmitter } from 'node:events';
import type { Model } from 'mongoose';
import { guardCollection } from './guard-collection';
import type { RowScope } from './scope-filter';
import { UnscopedQuery } from './unscoped-query';

/**
 * A mongoose plugin that lets every query, however it is made, see and change only what the actor reaches (PERM-1):
 * `schema.plugin(rowScope({ owner: 'ownerId', teamPath: 'teamPath' }))`.
 *
 * The actor is that of the transaction whose `session` the query carries, or the option `{ actor }`; without either the
 * query throws UnscopedQuery. `save()` and `create()` pass no options on and need the session.
 *
 * - New documents must be within the actor's reach.
 * - Upserts, `watch`, `estimatedDocumentCount` and pipelines that read other collections are refused unless the actor
 *   reaches everything; `aggregate(…, { joins: ['campaigns'] })` names collections that may be read in full.
 * - An update may move a document out of reach, as a hand-over does.
 *
 * It stands below mongoose's own hooks, where operations go to the driver, because hooks can be switched off by a query
 * option and do not exist for all operations.
 */
export const rowScope =
  (scope: RowScope) =>
  /** Any schema, whatever its documents. */
  (schema: EventEmitter): void => {
    schema.on('init', (model: Model<unknown>) => {
      guardCollection(model.collection, scope);
      model.useConnection = () => {
        throw new UnscopedQuery(model.collection.name, 'on another connection nobody would guard it');
      };
    });
  };
