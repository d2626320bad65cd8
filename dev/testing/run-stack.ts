import { spawn } from 'node:child_process';
import { readlink, rm } from 'node:fs/promises';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');

export interface StackProcess {
  pid: number;
  output(): string;
  ended: Promise<number | null>;
  ready(timeoutMs: number): Promise<void>;
  signal(name: NodeJS.Signals): void;
  stop(): Promise<number | null>;
}

// Variables that would make the stack use servers of the test process.
const NOT_PASSED_ON =
  /^(DATABASE_|EXECUTOR_|INNGEST_|AUTH_|TOKEN_ENCRYPTION|UPSTASH_|CMIS_|PORT$|NODE_ENV$|VITEST)|_WEBHOOK_/;

export function runStack({ dataDir, env = {} }: { dataDir: string; env?: Record<string, string> }): StackProcess {
  const inherited = Object.entries(process.env).filter(([name]) => !NOT_PASSED_ON.test(name));
  const child = spawn(process.execPath, ['--import', 'tsx', path.join('dev', 'start.ts')], {
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
        const isOver = await Promise.race([over, new Promise<false>((resolve) => setTimeout(resolve, 100, false))]);
        if (isOver || Date.now() > end) throw new Error(`The stack did not become ready:\n${output}`);
      }
    },
    stop() {
      signal('SIGTERM');
      return ended;
    },
  };
}

export async function removeDataFolder(dataDir: string): Promise<void> {
  const elsewhere = await readlink(path.join(dataDir, 'postgres')).catch(() => null);
  for (const folder of [elsewhere, dataDir]) if (folder) await rm(folder, { recursive: true, force: true });
}
