import { badInput } from './access/bad-input';
import { everyRoleAtEveryMethod } from './access/every-role-at-every-method';
import { noCanaryEscaped } from './access/no-canary-escaped';
import { onlyOnesOwnRecords } from './access/only-ones-own-records';
import { theSecondWall } from './access/the-second-wall';
import { type Company, startCompany } from './support/company';

/**
 * PERM-1 to PERM-6 at every door of a running Tributary: who may do what with which record, what bad input does, and what
 * is left of it. Chapters share one platform; the second wall and the last chapter look at what those before have made.
 */
describe('who may do what', () => {
  let company: Company;
  beforeAll(async () => {
    company = await startCompany();
  }, 180_000);
  afterAll(() => company?.stop(), 60_000);
  const the = (): Company => company;

  describe('only one’s own records', () => onlyOnesOwnRecords(the));
  describe('the second wall', () => theSecondWall(the));
  describe('every role at every method', () => everyRoleAtEveryMethod(the));
  describe('bad input', () => badInput(the));
  describe('no canary escaped', () => noCanaryEscaped(the));
});
