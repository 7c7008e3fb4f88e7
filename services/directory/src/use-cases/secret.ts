import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, safe in URLs and headers. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** A plain hash suffices for a secret that nobody chose; guessing 256 bits is hopeless. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
