import { matchPath, type PathTemplate, parsePathTemplate } from './path-template';

export type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One REST operation and the gRPC method behind it. */
export interface Route {
  /** `/tributary.leads.v1.LeadService/ClaimLead` */
  readonly method: string;
  readonly verb: Verb;
  readonly path: PathTemplate;
  /** `*`: the whole request; a field name: that field; empty: no body. */
  readonly body: string;
  /** Full names of the messages. */
  readonly input: string;
  readonly output: string;
  readonly isPublic: boolean;
}

export type RouteMatch =
  | { readonly kind: 'found'; readonly route: Route; readonly variables: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong-verb'; readonly allowed: readonly Verb[] }
  | { readonly kind: 'unknown' };

export interface RouteTable {
  readonly routes: readonly Route[];
  find(verb: string, path: string): RouteMatch;
}

export interface RouteSource {
  readonly path: string;
  readonly http: { readonly method: string; readonly path: string; readonly body: string } | undefined;
  readonly input: string;
  readonly output: string;
  readonly public: boolean;
}

/**
 * Every method with a REST mapping, most particular path first.
 * Throws when two methods claim the same verb and path.
 */
export function makeRouteTable(methods: readonly RouteSource[]): RouteTable {
  const routes = methods.flatMap((method): Route[] =>
    method.http
      ? [
          {
            method: method.path,
            verb: method.http.method as Verb,
            path: parsePathTemplate(method.http.path),
            body: method.http.body,
            input: method.input,
            output: method.output,
            isPublic: method.public,
          },
        ]
      : [],
  );
  refuseTwins(routes);
  // A million requests walk this list: grouped by number of segments it stays a handful of expressions each.
  const byLength = groupBySegments([...routes].sort((a, b) => b.path.weight - a.path.weight));

  return {
    routes,
    find: (verb, path) => {
      const allowed: Verb[] = [];
      for (const route of byLength.get(segments(path)) ?? []) {
        const variables = matchPath(route.path, path);
        if (!variables) continue;
        if (route.verb === verb) return { kind: 'found', route, variables };
        allowed.push(route.verb);
      }
      return allowed.length > 0 ? { kind: 'wrong-verb', allowed } : { kind: 'unknown' };
    },
  };
}

const segments = (path: string): number => path.split('/').length;

function groupBySegments(routes: readonly Route[]): ReadonlyMap<number, readonly Route[]> {
  const groups = new Map<number, Route[]>();
  for (const route of routes) {
    const length = segments(route.path.source);
    groups.set(length, [...(groups.get(length) ?? []), route]);
  }
  return groups;
}

function refuseTwins(routes: readonly Route[]): void {
  const seen = new Map<string, string>();
  for (const route of routes) {
    const shape = `${route.verb} ${route.path.source.replace(/\{[^}]+\}/g, '{}')}`;
    const twin = seen.get(shape);
    if (twin) throw new Error(`${route.method} and ${twin} both claim ${shape}`);
    seen.set(shape, route.method);
  }
}
