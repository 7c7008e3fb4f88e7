import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import { hashOfSecret, newSecret } from './secret';

export interface CreateIntegration {
  readonly clientId: string;
  readonly name: string;
  readonly roleIds: readonly string[];
}

export type AddIntegration = (
  actor: Actor,
  integration: CreateIntegration & { readonly secretHash: Buffer; readonly createdAt: Date },
) => Promise<'added' | Refusal<'role.unknown' | 'integration.client-id-taken'>>;

interface Needs {
  readonly add: AddIntegration;
  readonly now: () => Date;
}

/** The secret is in this answer and nowhere else. */
export const makeCreateIntegration =
  ({ add, now }: Needs) =>
  async (actor: Actor, command: CreateIntegration) => {
    const clientSecret = newSecret();
    const added = await add(actor, { ...command, secretHash: hashOfSecret(clientSecret), createdAt: now() });
    return isRefusal(added) ? added : { clientId: command.clientId, clientSecret };
  };
