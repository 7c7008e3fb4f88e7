const linesShown = 15;

interface LogLine {
  readonly time?: unknown;
  readonly level?: unknown;
  readonly msg?: unknown;
  readonly err?: { readonly message?: unknown; readonly stack?: unknown };
}

/** The last lines of a service's log as a person wants to see them: instants, levels, sentences; no JSON. */
export function readableLog(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines
    .slice(-linesShown)
    .map((line) => `  ${readableLine(line)}`)
    .join('\n');
}

function readableLine(line: string): string {
  const { time, level, msg, err } = parse(line);
  if (msg === undefined) return line;
  const cause = err?.stack ?? err?.message;
  return [time, level, msg, cause && `\n    ${String(cause).replaceAll('\n', '\n    ')}`].filter(Boolean).join(' ');
}

function parse(line: string): LogLine {
  if (!line.startsWith('{')) return {};
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}
