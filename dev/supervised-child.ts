import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { closeLog, lastFault, openLog } from './log-file';
import type { ProcessRecord } from './process-record';
import { StartError } from './start-error';
import { waitUntil } from './wait-until';

const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5000;
const HEALTHY_MS = 30_000;
const BACK_OFF_MS = { first: 250, longest: 15_000 };

export interface ChildPlan {
  name: string;
  nodeArguments: string[];
  env: NodeJS.ProcessEnv;
  logFolder: string;
  record: ProcessRecord;
  isReady: () => Promise<boolean>;
}

// Milliseconds before the next restart.
export function backOff(restarts: number): number {
  return Math.min(BACK_OFF_MS.first * 2 ** restarts, BACK_OFF_MS.longest);
}

// The child ends when this process ends: see scripts/exit-with-parent.cjs.
export class SupervisedChild {
  readonly #log: string;
  #child: ChildProcess | undefined;
  #restarts = 0;
  #everReady = false;
  #stopping = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly plan: ChildPlan) {
    this.#log = path.join(plan.logFolder, `${plan.name}.log`);
    this.#launch();
  }

  #launch(): void {
    const log = openLog(this.#log);
    const preload = path.join(process.cwd(), 'scripts', 'exit-with-parent.cjs');
    const startedAt = Date.now();
    const child = spawn(process.execPath, ['--require', preload, ...this.plan.nodeArguments], {
      env: this.plan.env,
      stdio: ['ignore', log, log, 'ipc'],
      // Its own process group: Ctrl-C reaches only the supervisor, which stops its children in order.
      detached: true,
    });
    closeLog(log);
    this.#child = child;
    if (child.pid) this.plan.record.note(this.plan.name, child.pid);
    child.once('error', () => undefined);
    child.once('exit', () => this.#ended(startedAt));
  }

  #ended(startedAt: number): void {
    this.#child = undefined;
    this.plan.record.forget(this.plan.name);
    // Before it was ever ready a restart would only repeat the failure; `ready` reports it.
    if (this.#stopping || !this.#everReady) return;
    if (Date.now() - startedAt > HEALTHY_MS) this.#restarts = 0;
    this.#timer = setTimeout(() => this.#launch(), backOff(this.#restarts));
    this.#restarts += 1;
  }

  async ready(): Promise<void> {
    const settled = async () => !this.#child || (await this.plan.isReady());
    const inTime = await waitUntil(settled, { timeoutMs: READY_TIMEOUT_MS });
    if (this.#stopping) return;
    if (!inTime || !this.#child) {
      const what = inTime ? 'ended while starting' : `was not ready within ${READY_TIMEOUT_MS / 1000} seconds`;
      throw new StartError(
        `The ${this.plan.name} ${what}: ${lastFault(this.#log) || 'no output'} (log: ${this.#log}).`,
      );
    }
    this.#everReady = true;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (!child) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(killer);
  }
}
