/** Visible ASCII, so that it passes as an HTTP header and as gRPC metadata alike. */
export const isIdempotencyKey = (text: string): boolean => /^[\x21-\x7e]{1,255}$/.test(text);
