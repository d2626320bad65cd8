import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

interface SpawnOptions {
  databaseUrl: string;
  appUrl: string;
  signingKey: string;
  eventKey: string;
  nodeArguments?: string[];
}

export async function spawnExecutor(options: SpawnOptions): Promise<{ child: ChildProcess; url: string }> {
  const entry = path.resolve(import.meta.dirname, '@/executor/main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', ...(options.nodeArguments ?? []), entry], {
    // With an IPC channel it ends when this process ends, however that happens.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      EXECUTOR_DATABASE_URL: options.databaseUrl,
      APP_URL: options.appUrl,
      INNGEST_EVENT_KEY: options.eventKey,
      INNGEST_SIGNING_KEY: options.signingKey,
    },
  });
  for await (const line of createInterface({ input: outputOf(child) })) {
    const url = /^executor listening on (\S+)/.exec(line)?.[1];
    if (url) return { child, url };
  }
  throw new Error('The executor ended before it was ready.');
}

function outputOf({ stdout }: ChildProcess): Readable {
  if (!stdout) throw new Error('The process has no output.');
  return stdout;
}

export async function untilSynced(executorUrl: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${executorUrl}/health`);
    if (((await response.json()) as { app: string }).app === 'synced') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
