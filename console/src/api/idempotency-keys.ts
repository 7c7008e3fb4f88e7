/**
 * The key of a request: the same one while the same thing is asked for and no final answer has come, so that a second
 * click, or a try after the network broke, takes effect once. A new one for anything else.
 */
export class IdempotencyKeys {
  private readonly open = new Map<string, string>();

  constructor(private readonly newKey: () => string = randomKey) {}

  keyOf(request: unknown): string {
    const asked = JSON.stringify(request);
    const key = this.open.get(asked) ?? this.newKey();
    this.open.set(asked, key);
    return key;
  }

  /** A final answer came; asked for again, it is meant again. */
  settled(request: unknown): void {
    this.open.delete(JSON.stringify(request));
  }
}

/** `crypto.randomUUID` is missing where the console is served without TLS under a name. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
