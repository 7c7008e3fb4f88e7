/** A REST path of `google.api.http`: `/v1/leads/{lead_id}:claim`. One variable fills one segment. */
export interface PathTemplate {
  readonly source: string;
  /** Field paths in order of appearance: `lead_id`, `role.role_id`. */
  readonly variables: readonly string[];
  readonly pattern: RegExp;
  /** Literal characters; the route with more of them is the more particular one. */
  readonly weight: number;
}

const variable = /\{([a-z0-9_.]+)\}/g;

/** Throws on templates the gateway does not serve (wildcards), so that a service's mistake stops the boot. */
export function parsePathTemplate(source: string): PathTemplate {
  if (!source.startsWith('/') || source.includes('*')) throw new Error(`unsupported path template: ${source}`);
  const variables = [...source.matchAll(variable)].map((match) => match[1] as string);
  const literals = source.split(variable).filter((_, index) => index % 2 === 0);
  const pattern = new RegExp(`^${literals.map(literally).join('([^/:]+)')}$`);
  return { source, variables, pattern, weight: literals.join('').length };
}

/** Values by field path, percent-decoded; undefined where the path does not fit or is badly encoded. */
export function matchPath(template: PathTemplate, path: string): Readonly<Record<string, string>> | undefined {
  const match = template.pattern.exec(path);
  if (!match) return undefined;
  try {
    return Object.fromEntries(template.variables.map((name, index) => [name, decodeURIComponent(match[index + 1] as string)]));
  } catch {
    return undefined;
  }
}

const literally = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
