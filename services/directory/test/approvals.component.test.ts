import { randomUUID } from 'node:crypto';
import {
  type Approval,
  ApprovalServiceService,
  ApprovalState,
  DocumentKind,
  StepMode,
  Verdict,
} from '@tributary/contracts/directory';
import { eventually, type ServiceUnderTest } from '@tributary/testing';
import { codeOf, type Doors, everyDoor, hire, startDirectory } from './directory';

const decided = 'tributary.directory.approval.decided.v1';
const amount = (value: string) => ({ amount: value, currency: 'CNY' });

describe('approvals, through the real door and the real store', () => {
  let directory: ServiceUnderTest;
  let admin: Doors;
  let people: { readonly rep: string; readonly manager: string; readonly deputy: string; readonly director: string };

  beforeAll(async () => {
    directory = await startDirectory();
    admin = await everyDoor(directory, { permissions: ['directory.manage', 'directory.read'], reach: 'all' });
    const teamId = (await admin.teams.listTeams({})).items[0]?.teamId ?? '';
    const idOf = async (login: string, roleId: string) => (await hire(admin, login, { teamId, roleIds: [roleId] })).employeeId;
    people = {
      rep: await idOf('rep', 'sales-rep'),
      manager: await idOf('manager', 'sales-manager'),
      deputy: await idOf('deputy', 'sales-manager'),
      director: await idOf('director', 'sales-director'),
    };
    const manager = await admin.employees.getEmployee({ employeeId: people.manager });
    await admin.employees.updateEmployee({ ...manager, deputyId: people.deputy, expectedVersion: manager.version });
    const byManager = {
      name: '经理',
      mode: StepMode.ANY,
      approvers: [{ who: { $case: 'employeeId', value: people.manager } as const }],
    };
    const byDirector = {
      name: '总监',
      mode: StepMode.ALL,
      approvers: [{ who: { $case: 'roleId', value: 'sales-director' } as const }],
    };
    const chain = { kind: DocumentKind.CONTRACT, fromDiscountPercent: '', teamPath: '' };
    await admin.approvals.putApprovalChain({
      chain: { ...chain, chainId: 'contract-small', fromAmount: undefined, steps: [byManager] },
    });
    await admin.approvals.putApprovalChain({
      chain: { ...chain, chainId: 'contract-large', fromAmount: amount('100000'), steps: [byManager, byDirector] },
    });
  });
  afterAll(() => directory.stop());

  const as = (id: string) =>
    directory.as(
      { service: ApprovalServiceService },
      { id, permissions: ['approvals.decide', 'approvals.read', 'approvals.request'] },
    );

  const ask = async (value: string, documentId: string = randomUUID()): Promise<Approval> => {
    const sales = await directory.asService({ service: ApprovalServiceService }, 'sales');
    return sales.requestApproval({
      ...{ kind: DocumentKind.CONTRACT, documentId, documentVersion: 1, summary: 'C-2026-000001' },
      ...{ amount: amount(value), discountPercent: '', requesterId: people.rep },
    });
  };
  const yes = ({ approvalId, version }: Approval) => ({
    ...{ approvalId, verdict: Verdict.APPROVE, comment: '', returnToStep: 0, expectedVersion: version },
  });

  it('is one approval for a revision, also when twenty ask for it at once', async () => {
    const documentId = randomUUID();
    const approvals = await Promise.all(Array.from({ length: 20 }, () => ask('500', documentId)));
    expect(new Set(approvals.map(({ approvalId }) => approvalId)).size).toBe(1);
    expect(approvals[0]).toMatchObject({ chainId: 'contract-small', state: ApprovalState.OPEN });
  });

  it('goes through its steps in order and says so once', async () => {
    const approval = await ask('250000.50');
    const director = await as(people.director);
    expect(await codeOf(director.decideApproval(yes(approval)))).toBe('approval.not-your-turn');

    const second = await (await as(people.manager)).decideApproval(yes(approval));
    expect(second).toMatchObject({ state: ApprovalState.OPEN, currentStep: 1 });
    expect((await director.listMyApprovals({ page: undefined })).items.map((one) => one.approvalId)).toContain(
      approval.approvalId,
    );

    expect(await director.decideApproval(yes(second))).toMatchObject({
      state: ApprovalState.APPROVED,
      amount: amount('250000.5'),
    });
    await eventually('the end is published once', () =>
      expect(directory.events.published(decided, approval.approvalId)).toMatchObject([
        { sequence: 3, data: { state: ApprovalState.APPROVED, documentId: approval.documentId } },
      ]),
    );
  });

  it('takes one of two verdicts given at once', async () => {
    const approval = await ask('10');
    const [manager, deputy] = await Promise.all([as(people.manager), as(people.deputy)]);
    const answers = await Promise.all([
      codeOf(manager.decideApproval(yes(approval))),
      codeOf(deputy.decideApproval(yes(approval))),
    ]);
    expect(answers.sort()).toEqual(['ok', 'record.version-conflict']);
  });

  it('is seen by those involved and their deputies only', async () => {
    const { approvalId } = await ask('10');
    const seenBy = async (id: string) => codeOf((await as(id)).getApproval({ approvalId }));
    expect(await Promise.all([people.rep, people.manager, people.deputy, people.director].map(seenBy))).toEqual([
      'ok',
      'ok',
      'ok',
      'record.not-found',
    ]);
  });

  it('is withdrawn by who asked, and by nobody else', async () => {
    const { approvalId } = await ask('10');
    expect(await codeOf((await as(people.manager)).withdrawApproval({ approvalId }))).toBe('approval.not-requester');
    expect(await (await as(people.rep)).withdrawApproval({ approvalId })).toMatchObject({ state: ApprovalState.WITHDRAWN });
  });

  it('refuses a document that no chain fits', async () => {
    const finance = await directory.asService({ service: ApprovalServiceService }, 'finance');
    const request = finance.requestApproval({
      ...{ kind: DocumentKind.INVOICE, documentId: randomUUID(), documentVersion: 1, summary: 'invoice' },
      ...{ amount: undefined, discountPercent: '', requesterId: people.rep },
    });
    expect(await codeOf(request)).toBe('approval.chain-unknown');
  });
});
