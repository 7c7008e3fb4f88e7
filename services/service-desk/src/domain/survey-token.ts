import { createHmac, timingSafeEqual } from 'node:crypto';

/** SD-9: opens one survey to whoever holds it, and nothing else. The ticket's id and a signature over it, base64url. */
export function surveyToken(ticketId: string, secret: string): string {
  const id = Buffer.from(ticketId.replaceAll('-', ''), 'hex');
  return `${id.toString('base64url')}.${signatureOf(id, secret).toString('base64url')}`;
}

/** The ticket's id; undefined for a token that was not made with this secret. */
export function ticketIdOf(token: string, secret: string): string | undefined {
  const [id, signature] = token.split('.', 2).map((part) => Buffer.from(part, 'base64url'));
  if (!id || !signature || id.length !== 16) return undefined;
  const expected = signatureOf(id, secret);
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return undefined;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const signatureOf = (id: Buffer, secret: string): Buffer => createHmac('sha256', secret).update('survey\0').update(id).digest();
