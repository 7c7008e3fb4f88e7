import type { Page } from 'playwright-core';
import type { Body } from '../support/api';
import type { Desk } from '../support/browser';
import type { Company, Hired } from '../support/company';

/** Who sits at the screens of these tests, and what there is to work on. */
export interface Office {
  readonly company: Company;
  readonly desk: Desk;
  readonly chen: Hired;
  readonly wang: Hired;
  readonly agent: Hired;
  /** Seventy leads of the public sea, newest first. */
  readonly sea: readonly Body[];
  /** Signed in, at this page. */
  readonly sitDown: (who: Hired, path?: string, options?: Parameters<Desk['sit']>[0]) => Promise<Page>;
}

/** The row of a list that this lead is in. */
export const rowOf = (page: Page, lead: Body) => page.getByRole('row').filter({ hasText: lead.contact.company });
