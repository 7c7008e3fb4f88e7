import { CannotGoOn, exitCode } from '../command';
import type { SignIn } from '../demo/people-of-demo';
import type { Platform } from '../platform/platform';
import type { ControlAnswers, Description } from './control-door';

/** One run of `up`, from its first step to its last: what others may ask about it, and how they end it. */
export class RunOfUp {
  private readonly stopping = new AbortController();
  private platform: Platform | undefined;
  private people: () => readonly SignIn[] = () => [];
  private readonly listeners: (() => void)[] = [];

  /** Aborted when somebody wants this run to end. */
  readonly stopWanted: AbortSignal = this.stopping.signal;

  readonly answers: ControlAnswers = {
    describe: () => this.describe(),
    environmentOf: (service) => this.platform?.services().find(({ name }) => name === service)?.environment,
    stop: () => {
      this.stopping.abort(new CannotGoOn('Stopped by ./tributary down.'));
      return new Promise((resolve) => this.listeners.push(resolve));
    },
  };

  /** Why this run ends, when nobody wanted it to. */
  failure: CannotGoOn | undefined;

  /** Ends this run, for it cannot go on. */
  fail(why: Error): void {
    this.failure ??= new CannotGoOn(`${why.message}. Start Tributary again with ./tributary up.`);
    this.stopping.abort(this.failure);
  }

  /** @param people asked whenever somebody wants to know: there are more of them while demo data is loaded */
  serves(platform: Platform, people: () => readonly SignIn[]): void {
    this.platform = platform;
    this.people = people;
  }

  /** Everything is stopped. */
  over(): void {
    for (const listener of this.listeners) listener();
  }

  untilStopWanted(): Promise<void> {
    if (this.stopWanted.aborted) return Promise.resolve();
    return new Promise((resolve) => this.stopWanted.addEventListener('abort', () => resolve(), { once: true }));
  }

  /** The first signal stops softly. A second one leaves at once: what still runs then ends with us. */
  listenToSignals(): () => void {
    const stop = () => {
      if (this.stopWanted.aborted) process.exit(exitCode.interrupted);
      this.stopping.abort(new CannotGoOn('Interrupted.'));
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) process.on(signal, stop);
    return () => {
      for (const signal of signals) process.off(signal, stop);
    };
  }

  async describe(): Promise<Description> {
    const { platform } = this;
    if (!platform)
      return { pid: process.pid, state: this.stopWanted.aborted ? 'stopping' : 'starting', services: [], stores: [] };

    const { postgres, mongodb, rabbitmq } = platform.stores;
    const services = (await platform.lookAtServices()).map(({ environment: _secret, ...rest }) => rest);
    const portsOf = (service: string) => services.find(({ name }) => name === service)?.ports;
    const web = portsOf('gateway')?.web;
    const calls = portsOf('service-desk')?.grpc;
    return {
      pid: process.pid,
      state: this.stopWanted.aborted ? 'stopping' : 'up',
      ...(web !== undefined && { url: `http://127.0.0.1:${web}` }),
      ...signInOf(platform),
      people: this.people(),
      channels: platform.rabbitUrl,
      ...(calls !== undefined && { callCentre: `127.0.0.1:${calls}` }),
      services,
      stores: [
        { name: 'PostgreSQL', version: postgres.version, origin: postgres.origin },
        { name: 'MongoDB', version: mongodb.version, origin: mongodb.origin },
        { name: 'RabbitMQ', version: rabbitmq.version, origin: rabbitmq.origin },
      ],
    };
  }
}

function signInOf(platform: Platform): Pick<Description, 'signIn'> {
  const password = platform.services().find(({ name }) => name === 'directory')?.environment['FIRST_ADMINISTRATOR_PASSWORD'];
  return password === undefined ? {} : { signIn: { login: 'admin', password } };
}
