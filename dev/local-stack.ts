import { rm } from 'node:fs/promises';
import path from 'node:path';
import { platformIds } from '@/lib/platform-ids';
import { withEnvFiles } from '@/lib/with-env-files';
import { type DataFolder, openDataFolder } from './data-folder';
import { openDatabase, ownServer, type StackDatabase } from './database';
import { type DemoOrganization, prepareDemo } from './demo/prepare-demo';
import { freePort } from './free-port';
import type { Handles } from './handles';
import { choosePort, requireFreePort } from './port';
import { ProcessRecord, stopLeftovers } from './process-record';
import { loadSecrets, type Secrets } from './secrets';
import { StackChildren } from './stack-children';
import { appEnvironment, type StackAddresses } from './stack-environment';
import { type StartLock, takeLock } from './start-lock';
import { writePrivate } from './write-private';

export class LocalStack {
  #folder: DataFolder | undefined;
  #lock: StartLock | undefined;
  #database: Promise<StackDatabase> | undefined;
  #children: StackChildren | undefined;
  #stopped: Promise<void> | undefined;

  constructor(private readonly say: (line: string) => void) {}

  get isStopping(): boolean {
    return this.#stopped !== undefined;
  }

  /** @throws StartError with one line for the person; `stop` then cleans up */
  async start(): Promise<void> {
    const env = withEnvFiles(process.env, process.cwd());
    const own = ownServer(env);
    const port = await choosePort(env.PORT);
    const folder = await openDataFolder(path.resolve(env.CMIS_DATA_DIR ?? '.cmis'));
    this.#lock = await takeLock(folder.file('lock'), port);
    this.#folder = folder;
    await rm(folder.file('local.json'), { force: true });
    await stopLeftovers(folder.file('processes.json'));
    await requireFreePort(port);
    const secrets = await loadSecrets(folder.file('secrets.json'));

    const record = new ProcessRecord(folder.file('processes.json'));
    const ports = { app: port, executor: await freePort(), sandbox: await freePort() };
    const addresses: StackAddresses = {
      url: `http://localhost:${port}`,
      port,
      inngestUrl: env.INNGEST_BASE_URL ?? `http://127.0.0.1:${ports.executor}`,
      sandboxUrl: `http://127.0.0.1:${ports.sandbox}`,
    };
    const children = new StackChildren(folder, record, ports);
    this.#children = children;
    this.#continue();
    const sandbox = children.startSandbox(appEnvironment(env, secrets, null, addresses));
    this.say('Starting the database …');
    this.#database = openDatabase(own, folder, secrets, record);
    const { urls } = await this.#database;

    this.#continue();
    this.say('Starting the application …');
    const appEnv = appEnvironment(env, secrets, urls, addresses);
    const executor = urls.executor && !env.INNGEST_BASE_URL ? [children.startExecutor(appEnv, urls.executor)] : [];
    const app = children.startApp(appEnv);
    await Promise.all([sandbox, ...executor, app].map((child) => child.ready()));

    this.#continue();
    const demo = await prepareDemo({ folder, env: appEnv, url: addresses.url, secrets, record, say: this.say });
    this.#continue();
    await this.#announce(demo, secrets, urls.owner, addresses, appEnv);
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #stopAll(): Promise<void> {
    this.#lock?.markStopping();
    if (this.#folder) await rm(this.#folder.file('local.json'), { force: true });
    await this.#children?.stop();
    const database = await this.#database?.catch(() => undefined);
    await database?.stop();
    this.#lock?.release();
  }

  #continue(): void {
    if (this.isStopping) throw new Error('The start was cancelled.');
  }

  async #announce(
    demo: DemoOrganization,
    secrets: Secrets,
    databaseUrl: string,
    { url, inngestUrl, sandboxUrl }: StackAddresses,
    appEnv: NodeJS.ProcessEnv,
  ): Promise<void> {
    const webhookSecrets = platformIds.map((id) => [id, appEnv[`${id.toUpperCase()}_WEBHOOK_SECRET`]]);
    const handles: Handles = {
      url,
      email: demo.email,
      password: secrets.demoPassword,
      orgId: demo.orgId,
      apiToken: demo.apiToken,
      databaseUrl,
      inngestUrl,
      sandboxUrl,
      webhookSecrets: Object.fromEntries(webhookSecrets),
      webhookVerifyToken: appEnv.META_WEBHOOK_VERIFY_TOKEN ?? '',
    };
    if (this.#folder) writePrivate(this.#folder.file('local.json'), `${JSON.stringify(handles, null, 2)}\n`);
    this.say(`CMIS ready on ${url} (sign in as ${handles.email} with the password ${handles.password})`);
  }
}
