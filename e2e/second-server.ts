import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@/dev/free-port';
import type { Handles } from '@/dev/handles';
import { loadSecrets } from '@/dev/secrets';
import { dataFolder } from './stack-handles';

const READY_MS = 60_000;

export interface SecondServer {
  port: number;
  stop(): Promise<void>;
}

function roleUrl(ownerUrl: string, username: string, password: string): string {
  return Object.assign(new URL(ownerUrl), { username, password }).href;
}

async function untilHealthy(child: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await pause(200);
  }
  throw new Error('The second server did not come up.');
}

export async function startSecondServer(
  stack: Handles,
  environment: { AUTH_URL: string; TRUSTED_HOPS: string },
): Promise<SecondServer> {
  const secrets = await loadSecrets(path.join(dataFolder(), 'secrets.json'));
  const port = await freePort();
  const child = spawn(process.execPath, ['server.mjs'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      AUTH_SECRET: secrets.authSecret,
      TOKEN_ENCRYPTION_KEYS: secrets.tokenEncryptionKeys,
      DATABASE_URL: roleUrl(stack.databaseUrl, 'cmis_app', secrets.appPassword),
      DATABASE_SYSTEM_URL: roleUrl(stack.databaseUrl, 'cmis_system', secrets.systemPassword),
      ...environment,
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = () => {
    child.kill('SIGKILL');
    return ended;
  };
  try {
    await untilHealthy(child, port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, stop };
}
