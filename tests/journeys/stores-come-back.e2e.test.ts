import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@tributary/testing';
import { type Api, askUntil } from './support/api';
import { publishToChannels } from './support/channels';
import { type Company, startCompany } from './support/company';

/** What `up` promises: whichever process of the stores is killed, a minute later everything is well, and nothing is missing. */
describe('a store that is killed', () => {
  let company: Company;
  let director: Api;
  let published = 0;
  beforeAll(async () => {
    company = await startCompany({ services: ['directory', 'master-data', 'leads', 'gateway'], ownStores: true });
    director = (await company.hire('zhou.min', 'sales-director')).api;
  }, 180_000);
  afterAll(() => company?.stop(), 60_000);

  const pidOf = {
    PostgreSQL: () => company.platform.stores.postgres.pid,
    MongoDB: () => company.platform.stores.mongodb.pid,
    RabbitMQ: () => company.platform.stores.rabbitmq.pid,
    // The last one: the others have other numbers afterwards.
    'the keeper of all three': () => JSON.parse(readFileSync(join(company.home, 'keeper.json'), 'utf8')).pid as number,
  };

  it.each(Object.entries(pidOf))('%s: the platform is ready again within a minute, and no lead is missing', async (_, pid) => {
    await publishForms();
    process.kill(pid() ?? 0, 'SIGKILL');
    await everyServiceIsReady();
    await publishForms();
    await askUntil(
      `all ${published} forms are leads`,
      () => director.get('/v1/leads?view=LEAD_VIEW_ALL'),
      ({ items }) => items.length === published,
    );
  });

  async function publishForms(): Promise<void> {
    const numbers = Array.from({ length: 5 }, () => ++published);
    const messages = numbers.map((number) => ({
      type: 'tributary.channel.web.form-submitted.v1',
      source: 'https://www.example.com/fair',
      id: `form-${number}`,
      data: { submissionId: `form-${number}`, contact: { name: `王${number}`, phones: [`138000000${number + 10}`] } },
    }));
    await eventually('the broker takes the forms', () => publishToChannels(company.platform.rabbitUrl, messages));
  }

  /** Also those that had not yet noticed anything: they are asked until the store is surely gone and back. */
  const everyServiceIsReady = (): Promise<void> =>
    eventually(
      'every service is ready',
      async () => {
        const services = await company.platform.lookAtServices();
        expect(services.filter(({ state }) => state !== 'ready').map(({ name, state }) => `${name} is ${state}`)).toEqual([]);
      },
      { within: 60_000 },
    );
});
