import { errorCatalogue } from '@tributary/contracts';
import { EmployeeServiceService, UpdateEmployeeRequest } from '@tributary/contracts/directory';
import { connectGrpc, type Identity, makeLog, RemoteRefusal } from '@tributary/service-kit';
import { type CommandDoor, isWorthAnotherTry, Refused } from './command-door';
import type { RigCommand } from './ledger';

/** What a command has to say besides; nobody reads it. */
const someTeam = '01890a5d-ac96-774b-bcce-b302099a8057';

export const asUpdate = ({ aggregate, key }: RigCommand): UpdateEmployeeRequest =>
  UpdateEmployeeRequest.fromPartial({
    ...{ employeeId: aggregate, name: key, expectedVersion: 1, teamId: someTeam, roleIds: ['rig'] },
  });

export function grpcDoor(port: number, identity: Identity, token: () => Promise<string>): CommandDoor {
  const { updateEmployee } = EmployeeServiceService;
  const asSomebody: Identity = { ...identity, tokenFor: async () => ({ authorization: `Bearer ${await token()}` }) };
  const log = makeLog({ service: 'rig', level: 'silent' });
  const peer = connectGrpc({ service: { updateEmployee } }, { address: `127.0.0.1:${port}`, identity: asSomebody, log });
  return {
    change: async (command) => {
      try {
        return (await peer.updateEmployee(asUpdate(command), { idempotencyKey: command.key })).version;
      } catch (error) {
        if (error instanceof RemoteRefusal && !isWorthAnotherTry(error.refused, errorCatalogue[error.refused].kind)) {
          throw new Refused(error.refused, { cause: error });
        }
        throw error;
      }
    },
    stop: () => peer.stop(),
  };
}
