import { connect } from 'node:net';
import path from 'node:path';
import type { DataFolder } from './data-folder';
import type { ProcessRecord } from './process-record';
import { SupervisedChild } from './supervised-child';

const TSX = ['--import', 'tsx'];

export interface ChildPorts {
  app: number;
  executor: number;
  sandbox: number;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function isHealthy(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(5000);
  const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { signal }).catch(() => null);
  await answer?.body?.cancel();
  return answer?.ok ?? false;
}

export class StackChildren {
  readonly #started: SupervisedChild[] = [];

  constructor(
    private readonly folder: DataFolder,
    private readonly record: ProcessRecord,
    private readonly ports: ChildPorts,
  ) {}

  startSandbox(env: NodeJS.ProcessEnv): SupervisedChild {
    const { sandbox: port, app } = this.ports;
    const own = {
      PORT: String(port),
      HOST: '127.0.0.1',
      CMIS_SANDBOX_DIR: this.folder.sandbox,
      CMIS_SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${app}/api/webhooks`,
    };
    return this.#start('sandbox', [...TSX, path.join('sandbox', 'main.ts')], { ...env, ...own }, () => accepts(port));
  }

  startExecutor(env: NodeJS.ProcessEnv, databaseUrl: string): SupervisedChild {
    const { executor: port, app } = this.ports;
    const own = {
      PORT: String(port),
      HOST: '127.0.0.1',
      EXECUTOR_DATABASE_URL: databaseUrl,
      APP_URL: `http://127.0.0.1:${app}/api/inngest`,
    };
    const script = path.join('executor', 'main.ts');
    return this.#start('executor', [...TSX, script], { ...env, ...own }, () => accepts(port));
  }

  startApp(env: NodeJS.ProcessEnv): SupervisedChild {
    return this.#start('app', ['server.mjs'], env, () => isHealthy(this.ports.app));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#started.map((child) => child.stop()));
  }

  #start(name: string, nodeArguments: string[], env: NodeJS.ProcessEnv, isReady: () => Promise<boolean>) {
    const plan = { name, nodeArguments, env, isReady, logFolder: this.folder.logs, record: this.record };
    const child = new SupervisedChild(plan);
    this.#started.push(child);
    return child;
  }
}
