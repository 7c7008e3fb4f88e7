import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmployeeChanged } from '@tributary/contracts/directory';
import {
  Contact,
  ImportServiceService,
  type Intake,
  IntakeServiceService,
  IntakeState,
  type Lead,
  LeadServiceService,
  LeadSettingsServiceService,
  SubmitIntakeRequest,
} from '@tributary/contracts/leads';
import { generateKeys } from '@tributary/service-kit';
import { openMongo } from '@tributary/stores/mongo';
import { type EmployeeTraits, eventually, type ServiceUnderTest, startServiceUnderTest } from '@tributary/testing';
import { connect } from 'amqplib';
import { v7 as uuid } from 'uuid';
import { service } from '../src/service';
import { type MasterDataStandIn, startMasterDataStandIn } from './master-data-stand-in';

/** What a sales rep may do; see the standard roles of the directory. */
export const repPermissions = [
  'leads.read',
  'leads.sea.read',
  'leads.claim',
  'leads.return',
  'leads.follow-up',
  'leads.qualify',
  'leads.disqualify',
  'leads.intake.submit',
];
export const managerPermissions = [...repPermissions, 'leads.assign', 'leads.transfer', 'leads.protection.extend'];

export interface Leads extends ServiceUnderTest {
  readonly masterData: MasterDataStandIn;
  /** Every door of the service, as somebody with these traits. */
  door(traits: EmployeeTraits): Promise<Doors>;
  rep(traits?: EmployeeTraits): Promise<Doors>;
  /** As the gateway, which passes on what channels say. */
  readonly channel: Doors;
  /** Makes the service know an employee, as the directory does. */
  hire(employee: Partial<EmployeeChanged> & { readonly employeeId: string }): Promise<void>;
  /** Publishes to the exchange of channel systems. */
  say(event: object | string): Promise<void>;
  /** What the audit log says of an action on a record. */
  audited(action: string, entityId: string): Promise<readonly object[]>;
  /** A new lead in the public sea, of a person nobody knows. */
  aLead(traits?: Partial<Contact>): Promise<Lead>;
}

export interface Doors {
  readonly id: string;
  readonly leads: Awaited<ReturnType<typeof doorsAs>>['leads'];
  readonly intakes: Awaited<ReturnType<typeof doorsAs>>['intakes'];
  readonly imports: Awaited<ReturnType<typeof doorsAs>>['imports'];
  readonly settings: Awaited<ReturnType<typeof doorsAs>>['settings'];
}

const doorsAs = async (running: ServiceUnderTest, traits: EmployeeTraits & { readonly id: string }) => ({
  id: traits.id,
  leads: await running.as({ service: LeadServiceService }, traits),
  intakes: await running.as({ service: IntakeServiceService }, traits),
  imports: await running.as({ service: ImportServiceService }, traits),
  settings: await running.as({ service: LeadSettingsServiceService }, traits),
});

export async function startLeads(): Promise<Leads> {
  const keysFolder = await mkdtemp(join(tmpdir(), 'tributary-leads-'));
  await generateKeys({ folder: keysFolder, services: ['master-data', 'leads'] });
  const masterData = await startMasterDataStandIn(keysFolder);
  const running = await startServiceUnderTest({
    ...service,
    store: 'mongo',
    keysFolder,
    environment: { MASTER_DATA_ADDRESS: `127.0.0.1:${masterData.port}` },
  });
  const door = (traits: EmployeeTraits): Promise<Doors> => doorsAs(running, { id: uuid(), ...traits });
  const channel: Doors = {
    id: 'gateway',
    leads: await running.asService({ service: LeadServiceService }, 'gateway'),
    intakes: await running.asService({ service: IntakeServiceService }, 'gateway'),
    imports: await running.asService({ service: ImportServiceService }, 'gateway'),
    settings: await running.asService({ service: LeadSettingsServiceService }, 'gateway'),
  };
  const onlooker = await door({ permissions: ['leads.read'], reach: 'all' });
  const broker = await connect(running.environment['RABBITMQ_URL'] ?? '');
  const exchange = await broker.createConfirmChannel();
  let versions = 0;

  return {
    ...running,
    masterData,
    channel,
    door,
    rep: (traits = {}) => door({ permissions: repPermissions, ...traits }),

    hire: async (employee) => {
      versions += 1;
      const data = EmployeeChanged.create({
        teamPath: '/hq/east/',
        permissions: repPermissions,
        state: 'EMPLOYEE_STATE_ACTIVE',
        ...employee,
      });
      await running.events.publish('tributary.directory.employee.changed.v1', data, { sequence: versions });
    },

    say: async (event) => {
      const body = Buffer.from(typeof event === 'string' ? event : JSON.stringify(event));
      exchange.publish('tributary.channels', 'tributary.channel.test', body, { persistent: true, mandatory: true });
      await exchange.waitForConfirms();
    },

    audited: async (action, entityId) => {
      const store = await openMongo({ url: running.environment['MONGODB_URL'] ?? '' });
      const ofAction = (collection: string) => store.connection.collection(collection).find({ action, entityId }).toArray();
      // In the order in which entries move, so that none is missed on its way; one may be met twice.
      const entries = [...(await ofAction('audit_unsealed')), ...(await ofAction('audit'))];
      await store.stop();
      return [...new Map(entries.map((entry) => [entry._id.toString(), entry])).values()];
    },

    aLead: async (traits = {}) => {
      const settled = await settledAt(
        channel,
        (await channel.intakes.submitIntake(aSubmission({ contact: aPerson(traits) }))).intakeId,
      );
      return onlooker.leads.getLead({ leadId: settled.leadId });
    },

    stop: async () => {
      await broker.close();
      await running.stop();
      await masterData.stop();
      await rm(keysFolder, { recursive: true, force: true });
    },
  };
}

let people = 0;

/** Somebody with a phone number of their own. */
export const aPerson = (traits: Partial<Contact> = {}): Contact => {
  people += 1;
  return Contact.create({ name: '张伟', phones: [`138${String(10_000_000 + people)}`], ...traits });
};

export const aSubmission = (traits: Partial<SubmitIntakeRequest> = {}): SubmitIntakeRequest =>
  SubmitIntakeRequest.create({
    source: 'https://example.com/form',
    sourceRecordId: uuid(),
    channel: 'CHANNEL_WEB',
    contact: aPerson(),
    ...traits,
  });

/** Waits until an intake has come to its end. */
export const settledAt = (door: Doors, intakeId: string): Promise<Intake> =>
  eventually('the intake is settled', async () => {
    const intake = await door.intakes.getIntake({ intakeId });
    expect([IntakeState.ACCEPTED, IntakeState.REJECTED]).toContain(intake.state);
    return intake;
  });

/** The code with which a call is refused; `ok` when it is not. */
export const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: { readonly refused?: string }) => error.refused ?? String(error),
  );

/** How often each code was answered. */
export const countOf = (codes: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((other) => other === code).length]));
