import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** One person at one screen: cookies and drafts of their own. */
export interface Screen {
  readonly page: Page;
  /** What the browser complained of: exceptions, and everything the content security policy stopped. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export interface Desk {
  sit(options?: BrowserContextOptions): Promise<Screen>;
  close(): Promise<void>;
}

/** A real Chromium, as the distribution packs it. */
export async function openBrowser(url: string): Promise<Desk> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium',
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
  return { sit: (options) => sit(browser, { baseURL: url, locale: 'zh-CN', ...options }), close: () => browser.close() };
}

async function sit(browser: Browser, options: BrowserContextOptions): Promise<Screen> {
  // What slides in is looked at when it has arrived; those who want it to slide ask for it.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // That a request was refused is shown on the page; Chromium repeats it here.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  return { page, complaints, close: () => context.close() };
}

/** Through the console's sign-in page and the provider's form. */
export async function signIn({ page }: Screen, login: string, password: string, path = '/'): Promise<void> {
  await page.goto(path);
  await page.getByRole('link', { name: /^(登录|Sign in)$/ }).click();
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill(password);
  await page.locator('input[name=password]').press('Enter');
  await page.getByRole('navigation').first().waitFor();
}

/** Pixels by which the page is wider than its screen. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** What axe finds against WCAG 2.2 AA: the rule, and where. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}
