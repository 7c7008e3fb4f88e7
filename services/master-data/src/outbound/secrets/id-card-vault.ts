import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** PRIV-5: ID-card numbers are encrypted at rest and found again by a hash with a key of its own. */
export interface IdCardVault {
  /** The same for the same number, meaningless without the key. */
  fingerprint(text: string): string;
  /** `about` is bound to the box: it opens only beside the same. */
  seal(text: string, about: string): Sealed;
  open(sealed: Sealed, about: string): string;
}

export interface Sealed {
  readonly keyId: string;
  readonly box: Buffer;
}

const key = z.base64().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32) context.addIssue('must be 32 bytes');
  return bytes;
});

const keyFile = z
  .object({
    /** Which of the keys seals; the others still open what they sealed. */
    active: z.string(),
    keys: z.record(z.string(), key),
    searchKey: key,
  })
  .refine(({ active, keys }) => active in keys, 'the active key is not among the keys');

const nonceBytes = 12;
const tagBytes = 16;

/** @throws when the file is missing or is not `{ active, keys: { <id>: <base64> }, searchKey: <base64> }`. */
export function openIdCardVault(path: string): IdCardVault {
  const { active, keys, searchKey } = keyFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  const keyOf = (id: string): Buffer => {
    const found = keys[id];
    if (!found) throw new Error(`the ID-card key ${id} is not in the key file`);
    return found;
  };
  return {
    fingerprint: (text) => createHmac('sha256', searchKey).update(text).digest('base64url'),
    seal: (text, about) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', keyOf(active), nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return { keyId: active, box: Buffer.concat([nonce, cipher.getAuthTag(), body]) };
    },
    open: ({ keyId, box }, about) => {
      const decipher = createDecipheriv('aes-256-gcm', keyOf(keyId), box.subarray(0, nonceBytes))
        .setAAD(Buffer.from(about))
        .setAuthTag(box.subarray(nonceBytes, nonceBytes + tagBytes));
      return Buffer.concat([decipher.update(box.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
    },
  };
}
