import { halfWidth } from './chinese-text';

/** Lower case, or undefined for what is no mail address. Dots and tags stay: they distinguish mailboxes at most providers. */
export function readEmail(text: string): string | undefined {
  const email = halfWidth(text).toLowerCase();
  return /^[^\s@,;<>"]{1,64}@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(email) ? email : undefined;
}
