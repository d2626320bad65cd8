import { spawn } from 'node:child_process';
import { readlink, rm } from 'node:fs/promises';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');

export interface StackProcess {
  pid: number;
  /** Everything printed so far. */
  output(): string;
  /** Resolves with the exit code; null when a signal ended it. */
  ended: Promise<number | null>;
  /** Resolves once it says that it is ready. @throws Error with its output when it ends or is too slow */
  ready(timeoutMs: number): Promise<void>;
  signal(name: NodeJS.Signals): void;
  stop(): Promise<number | null>;
}

/** Names that would make the stack use servers of the process that runs the tests. */
const NOT_PASSED_ON =
  /^(DATABASE_|EXECUTOR_|INNGEST_|AUTH_|TOKEN_ENCRYPTION|UPSTASH_|CMIS_|PORT$|NODE_ENV$|VITEST)|_WEBHOOK_/;

/** Runs `local/start.ts` as `npm start` does after building. */
export function runStack({ dataDir, env = {} }: { dataDir: string; env?: Record<string, string> }): StackProcess {
  const inherited = Object.entries(process.env).filter(([name]) => !NOT_PASSED_ON.test(name));
  const child = spawn(process.execPath, ['--import', 'tsx', path.join('local', 'start.ts')], {
    cwd: root,
    env: { NODE_ENV: 'production', PORT: '0', ...Object.fromEntries(inherited), CMIS_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const signal = (name: NodeJS.Signals) => void child.kill(name);
  return {
    pid: child.pid ?? 0,
    output: () => output,
    ended,
    signal,
    async ready(timeoutMs) {
      const end = Date.now() + timeoutMs;
      const over = ended.then(() => true);
      while (!output.includes('CMIS ready on ')) {
        const gone = await Promise.race([over, new Promise<false>((resolve) => setTimeout(resolve, 100, false))]);
        if (gone || Date.now() > end) throw new Error(`The stack did not become ready:\n${output}`);
      }
    },
    stop() {
      signal('SIGTERM');
      return ended;
    },
  };
}

/** Removes a data folder, with the cluster that lies elsewhere when root made it. */
export async function removeDataFolder(dataDir: string): Promise<void> {
  const elsewhere = await readlink(path.join(dataDir, 'postgres')).catch(() => null);
  for (const folder of [elsewhere, dataDir]) if (folder) await rm(folder, { recursive: true, force: true });
}
