/** Writes what a person at the terminal should know. Log files and pipes get plain lines without colours. */
export interface Terminal {
  say(line: string): void;
  complain(line: string): void;
  /** Runs one step and marks its line with a tick or a cross and the seconds it took. Lines said meanwhile are indented. */
  step<T>(what: string, work: (note: (line: string) => void) => Promise<T>): Promise<T>;
  /** A bar that moves in place; on anything but a terminal it only speaks at every tenth part. */
  progress(what: string, total: number): (done: number) => void;
}

/** Standard output, or a stand-in for it. */
export interface Out {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export function makeTerminal(out: Out = process.stdout, clock: () => number = () => performance.now()): Terminal {
  const colour = (code: number, text: string) => (out.isTTY ? `\u001b[${code}m${text}\u001b[0m` : text);
  const say = (line: string) => void out.write(`${line}\n`);
  const showForNow = (line: string) => void (out.isTTY && out.write(line));
  const clearLine = () => showForNow('\r\u001b[K');

  return {
    say,
    complain: (line) => void process.stderr.write(`${line}\n`),

    step: async (what, work) => {
      const started = clock();
      const taken = () => colour(2, seconds(clock() - started));
      const note = (line: string) => {
        clearLine();
        say(colour(2, `    ${line}`));
        showForNow(`  … ${what}`);
      };
      showForNow(`  … ${what}`);
      try {
        const result = await work(note);
        clearLine();
        say(`  ${colour(32, '✔')} ${what}  ${taken()}`);
        return result;
      } catch (error) {
        clearLine();
        say(`  ${colour(31, '✘')} ${what}  ${taken()}`);
        throw error;
      }
    },

    progress: (what, total) => {
      let shown = -1;
      return (done) => {
        const percent = total === 0 ? 100 : Math.floor((100 * Math.min(done, total)) / total);
        const due = out.isTTY ? percent : percent - (percent % 10);
        if (due === shown) return;
        shown = due;
        if (out.isTTY) out.write(`\r\u001b[K  ${bar(percent)} ${what} ${done} of ${total}${done >= total ? '\n' : ''}`);
        else say(`  ${what} ${due} %`);
      };
    },
  };
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

const bar = (percent: number): string => '█'.repeat(Math.floor(percent / 4)).padEnd(25, '░');
