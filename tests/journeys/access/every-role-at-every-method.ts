import { allMethods, allPermissions } from '@tributary/contracts';
import type { Company } from '../support/company';
import { type GrpcDoors, openGrpcDoors } from '../support/grpc-doors';
import { makeSignedTokens, type SignedTokens } from '../support/signed-tokens';

interface Role {
  readonly roleId: string;
  readonly permissions: readonly string[];
  readonly token: () => Promise<string>;
}

/** No message at all: whoever is let in is told so, and nothing comes of it. */
const garbage = Buffer.from([0xff, 0xff]);

/** No role has it and everybody may: who am I? */
const everybodys = 'directory.me';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const garbledToken = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.eA';

/**
 * PERM-4: who gets past each door, as proto/ says and nobody else. A method that is added to proto/ is tried by itself.
 *
 * The order is the same everywhere: who are you, may you, and only then what did you ask. So one who may not learns
 * nothing of what a request must look like, and bytes that are no message tell who was let in.
 */
export function everyRoleAtEveryMethod(the: () => Company): void {
  let doors: GrpcDoors;
  let roles: readonly Role[];
  let signed: SignedTokens;

  beforeAll(async () => {
    doors = openGrpcDoors(the());
    signed = makeSignedTokens(the());
    const { items } = await the().admin.get('/v1/roles');
    roles = await Promise.all(
      items.map(async ({ roleId, permissions }: Omit<Role, 'token'>) => {
        const { token } = await the().system(`matrix-${roleId}`, [roleId]);
        await token();
        return { roleId, permissions, token };
      }),
    );
  }, 120_000);
  afterAll(() => doors?.close());

  it('there are roles to try, and none of them may do everything', () => {
    expect(roles.length).toBeGreaterThanOrEqual(14);
    for (const role of roles) expect(role.permissions.length).toBeLessThan(allPermissions().length);
  });

  describe.each(allMethods().map((method) => [method.path, method] as const))('%s', (_, method) => {
    const mayCall = ({ permissions }: Role): boolean =>
      method.public ||
      method.permission === everybodys ||
      (method.permission !== undefined && permissions.includes(method.permission));
    const byRole = async (ask: (role: Role) => Promise<string>): Promise<Record<string, string>> =>
      Object.fromEntries(await Promise.all(roles.map(async (role) => [role.roleId, await ask(role)] as const)));
    const expected = (allowed: string): Record<string, string> =>
      Object.fromEntries(roles.map((role) => [role.roleId, mayCall(role) ? allowed : 'permission.denied']));

    it('lets in by gRPC the roles that hold its permission', async () => {
      const answers = await byRole(async ({ token }) => doors.codeOf(method, garbage, bearer(await token())));
      expect(answers).toEqual(expected('request.malformed'));
    });

    it('lets in by gRPC, on their own behalf, the services that are named', async () => {
      const services = the()
        .platform.services()
        .map(({ name }) => name);
      const answers = await Promise.all(
        services.map(async (service) => [service, await doors.codeOf(method, garbage, bearer(await signed.service(service)))]),
      );
      const welcome = (service: string): boolean => method.public || method.services.includes(service);
      expect(answers).toEqual(services.map((service) => [service, welcome(service) ? 'request.malformed' : 'permission.denied']));
    });

    it('turns away by gRPC who says nothing or lies about who they are', async () => {
      expect(await doors.codeOf(method, garbage)).toBe(method.public ? 'request.malformed' : 'token.missing');
      expect(await doors.codeOf(method, garbage, bearer(garbledToken))).toBe('token.invalid');
    });

    const { http } = method;
    if (!http) return;

    /** With ids and a body that are well-formed and nothing more. */
    const byRest = async (headers: Readonly<Record<string, string>>): Promise<string> => {
      const body = http.body === '' ? {} : { body: '{}', headers: { 'content-type': 'application/json', ...headers } };
      const url = `${the().url}${http.path.replace(/\{[^}]+\}/g, '0')}`;
      const answer = await fetch(url, { method: http.method, headers, ...body });
      return answer.ok ? 'ok' : ((await answer.json()) as { code: string }).code;
    };

    it('lets in by REST the same roles', async () => {
      const answers = await byRole(async ({ token }) => byRest(bearer(await token())));
      const letIn = Object.fromEntries(
        Object.entries(answers).map(([role, code]) => [role, code === 'permission.denied' ? code : 'let in']),
      );
      expect(letIn).toEqual(expected('let in'));
    });

    it('turns away by REST who says nothing or lies about who they are', async () => {
      if (!method.public) expect(await byRest({})).toBe('session.required');
      expect(await byRest(bearer(garbledToken))).toBe('token.invalid');
    });
  });
}
