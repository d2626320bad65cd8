import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';

async function startProcess() {
  const child = fork(path.join(import.meta.dirname, 'main.ts'), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, PORT: '0', CMIS_SANDBOX_DIR: '' },
  });
  if (!child.stdout) throw new Error('The process has no output');
  const [line]: string[] = await once(createInterface(child.stdout), 'line');
  return { child, url: /^sandbox listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(line ?? '')?.[1] ?? '' };
}

describe('the sandbox process', () => {
  it.each([
    ['SIGTERM', (child: ReturnType<typeof fork>) => child.kill('SIGTERM')],
    ['SIGINT', (child: ReturnType<typeof fork>) => child.kill('SIGINT')],
    ['the end of its parent', (child: ReturnType<typeof fork>) => child.disconnect()],
  ])('the sandbox process prints its address and ends on %s', async (_what, end) => {
    const { child, url } = await startProcess();
    expect((await fetch(`${url}/__sandbox/health`)).status).toBe(200);
    const exited = once(child, 'exit');
    end(child);
    expect((await exited)[0]).toBe(0);
    await expect(fetch(`${url}/__sandbox/health`)).rejects.toThrow();
  });
});
