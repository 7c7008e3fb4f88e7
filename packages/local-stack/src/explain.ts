/** The whole chain of causes: the last one usually names what is missing. */
export function explain(problem: unknown): string {
  const parts: string[] = [];
  for (let each = problem; each instanceof Error; each = each.cause) parts.push(each.message);
  return parts.join(': ') || String(problem);
}
