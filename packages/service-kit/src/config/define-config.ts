import type { z } from 'zod';
import { ConfigError } from './config-error';

/** Environment variables by name; each says with `.describe()` what it is for. */
export type ConfigShape = Readonly<Record<string, z.ZodType>>;

/** `POSTGRES_OWNER_URL` → `postgresOwnerUrl` */
type CamelCase<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${Lowercase<First>}${Capitalize<CamelCase<Rest>>}`
  : Lowercase<Name>;

export type ConfigOf<Shape extends ConfigShape> = {
  readonly [Name in keyof Shape & string as CamelCase<Name>]: z.output<Shape[Name]>;
};

export interface ConfigVariable {
  readonly variable: string;
  readonly purpose: string;
  readonly required: boolean;
  /** As it would be written in the environment. */
  readonly default?: string;
}

export interface ConfigDefinition<Shape extends ConfigShape> {
  /** @throws ConfigError naming every missing or malformed variable. */
  readonly readConfig: (env: Readonly<Record<string, string | undefined>>) => ConfigOf<Shape>;
  /** The rows of the service's environment table. */
  readonly describeConfig: () => readonly ConfigVariable[];
}

/** An empty variable counts as missing: deployment templates leave them behind. */
export function defineConfig<const Shape extends ConfigShape>(shape: Shape): ConfigDefinition<Shape> {
  const undescribed = Object.keys(shape).filter((name) => !shape[name]?.description);
  if (undescribed.length > 0) throw new Error(`say with .describe() what these variables are for: ${undescribed.join(', ')}`);

  return {
    readConfig: (env) => {
      const config: Record<string, unknown> = {};
      const problems = Object.entries(shape).flatMap(([variable, type]) => {
        const result = type.safeParse(env[variable] || undefined);
        if (result.success) config[camelCase(variable)] = result.data;
        if (result.success) return [];
        const problem = env[variable] ? result.error.issues.map(({ message }) => message).join('; ') : 'is missing';
        return [{ variable, problem, purpose: purposeOf(type) }];
      });
      if (problems.length > 0) throw new ConfigError(problems);
      return config as ConfigOf<Shape>;
    },
    describeConfig: () => Object.entries(shape).map(([variable, type]) => describeVariable(variable, type)),
  };
}

/** The environment table of a service's README, in Markdown. */
export function configTable(variables: readonly ConfigVariable[]): string {
  const rows = variables.map(
    ({ variable, purpose, required, default: preset }) =>
      `| \`${variable}\` | ${required ? 'yes' : preset === undefined ? 'no' : `no, \`${preset}\``} | ${purpose} |`,
  );
  return ['| variable | required | what it is for |', '|---|---|---|', ...rows].join('\n');
}

function describeVariable(variable: string, type: z.ZodType): ConfigVariable {
  const absent = type.safeParse(undefined);
  const preset = absent.success && absent.data !== undefined ? { default: String(absent.data) } : {};
  return { variable, purpose: purposeOf(type), required: !absent.success, ...preset };
}

const purposeOf = (type: z.ZodType): string => type.description ?? '';

const camelCase = (name: string): string =>
  name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
