import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CannotGoOn, type Command, exitCode, type Session, UsageError } from '../command';
import { installSchemathesis } from '../contract/install-schemathesis';
import { tokenForEverything, tokenLifeSeconds } from '../contract/token-for-everything';
import { startPlatform } from '../platform/start-platform';
import { runProgram } from '../run-program';

const usage = `Usage: ./tributary contract [--max-examples <number>] [--seed <number>] [-- <arguments for schemathesis>]

Starts a platform with stores of its own and tries every operation of docs/api/openapi.json with good and bad
input, by schemathesis (from PyPI, in an environment of its own; needs Python 3.10 with venv). Fails when an
operation answers 5xx, or anything the document does not say.

  --max-examples <number>   random cases for each operation, beside the systematic ones; 10
  --seed <number>           the same cases again

  ./tributary contract -- --include-path /v1/leads`;

export const contract: Command = { name: 'contract', summary: 'try the REST API against its description', usage, run };

/** What an answer is held against. Left out are those that guess: whether data was good enough, or should have been refused. */
const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'unsupported_method',
];

const tooLong = `It took longer than the ${tokenLifeSeconds} seconds that its token lives, so the last answers say nothing. Give fewer --max-examples, or a part with --include-path.`;

async function run(args: readonly string[], session: Session): Promise<number> {
  const chosen = readArguments(args);
  const { root, terminal, environment } = session;
  const schemathesis = await installSchemathesis(session);
  const home = path.join(root, '.tributary', 'contract');
  rmSync(home, { recursive: true, force: true });
  const platform = await startPlatform({ home, terminal, env: { REQUESTS_PER_SECOND: '100000', LOG_LEVEL: 'warn' } });
  try {
    // A file, not an argument: arguments can be read by everybody on the machine.
    const config = path.join(home, 'schemathesis.toml');
    writeFileSync(config, configuration(await tokenForEverything(platform), chosen), { mode: 0o600 });
    const begun = Date.now();
    const url = platform.service('gateway').environment['PUBLIC_URL'] ?? '';
    const description = path.join(root, 'docs/api/openapi.json');
    const { code, signal } = await runProgram(
      schemathesis,
      ['--config-file', config, 'run', description, '--url', url, ...chosen.forSchemathesis],
      { cwd: home, env: environment },
    );
    if (signal) return exitCode.interrupted;
    if (Date.now() - begun > tokenLifeSeconds * 1000) throw new CannotGoOn(tooLong);
    return code;
  } finally {
    await terminal.step('Everything is stopped', platform.stop);
  }
}

interface Chosen {
  readonly maxExamples: number;
  readonly seed: number | undefined;
  readonly forSchemathesis: readonly string[];
}

const configuration = (token: string, { maxExamples, seed }: Chosen): string => `
# One: a seed repeats the run, and Python 3.11 cannot parse in two threads at once (AST constructor recursion depth mismatch).
workers = 1
continue-on-failure = true
suppress-health-check = ["all"]
color = false
${seed === undefined ? '' : `seed = ${seed}`}

[headers]
authorization = "Bearer ${token}"

[generation]
max-examples = ${maxExamples}

[phases.stateful]
enabled = false

[checks]
enabled = false
${checks.map((check) => `${check}.enabled = true`).join('\n')}

[warnings]
enabled = false
`;

function readArguments(args: readonly string[]): Chosen {
  const end = args.indexOf('--');
  const { values } = parseArgs({
    args: end === -1 ? [...args] : args.slice(0, end),
    options: { 'max-examples': { type: 'string' }, seed: { type: 'string' } },
  });
  const { 'max-examples': maxExamples = '10', seed } = values;
  for (const [name, value] of Object.entries({ 'max-examples': maxExamples, seed })) {
    if (value !== undefined && !/^\d{1,9}$/.test(value)) throw new UsageError(`--${name} must be a number, not '${value}'.`);
  }
  return {
    maxExamples: Number(maxExamples),
    seed: seed === undefined ? undefined : Number(seed),
    forSchemathesis: end === -1 ? [] : args.slice(end + 1),
  };
}
