import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { migrate } from '@/db/migrate';
import { provisionDatabase } from '@/db/provision';
import type { DataFolder } from './data-folder';
import { closeLog, openLog } from './log-file';
import { type RunningPostgres, startPostgres } from './postgres/start';
import type { ProcessRecord } from './process-record';
import type { Secrets } from './secrets';
import { StartError } from './start-error';

const OWN_SERVER = ['DATABASE_URL', 'DATABASE_SYSTEM_URL', 'DATABASE_MIGRATION_URL'] as const;
const RESTART_ATTEMPTS = 20;

export interface DatabaseUrls {
  owner: string;
  app: string;
  system: string;
  executor: string | null;
}

export interface StackDatabase {
  urls: DatabaseUrls;
  stop(): Promise<void>;
}

/** @throws StartError when only some of the URLs are set */
export function ownServer(env: Record<string, string>): DatabaseUrls | null {
  const missing = OWN_SERVER.filter((name) => !env[name]);
  if (missing.length === OWN_SERVER.length) return null;
  const { DATABASE_URL: app, DATABASE_SYSTEM_URL: system, DATABASE_MIGRATION_URL: owner } = env;
  if (!app || !system || !owner) {
    throw new StartError(
      `${missing.join(' and ')} must be set too: a server of your own is used with all three of ${OWN_SERVER.join(', ')}, the embedded one with none.`,
    );
  }
  const executor = env.EXECUTOR_DATABASE_URL ?? null;
  if (!executor && !env.INNGEST_BASE_URL) {
    throw new StartError(
      'EXECUTOR_DATABASE_URL must be set too: an empty database on your server for the local executor (or INNGEST_BASE_URL for an Inngest server of your own).',
    );
  }
  return { owner, app, system, executor };
}

export async function openDatabase(
  own: DatabaseUrls | null,
  folder: DataFolder,
  secrets: Secrets,
  record: ProcessRecord,
): Promise<StackDatabase> {
  if (own) {
    await migrateOrExplain(own.owner);
    return { urls: own, stop: async () => undefined };
  }
  const embedded = await EmbeddedServer.start(folder, secrets, record);
  try {
    const passwords = { owner: secrets.ownerPassword, app: secrets.appPassword, system: secrets.systemPassword };
    const urls = await provisionDatabase(embedded.superuserUrl, 'cmis', passwords);
    const executor = await provisionExecutor(embedded.superuserUrl, urls.owner);
    await migrateOrExplain(urls.owner);
    return { urls: { ...urls, executor }, stop: () => embedded.stop() };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function provisionExecutor(superuserUrl: string, ownerUrl: string): Promise<string> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  try {
    const [exists] = await sql`select 1 from pg_database where datname = 'cmis_executor'`;
    if (!exists) await sql`create database cmis_executor owner cmis_owner`;
    await sql`revoke all on database cmis_executor from public`;
  } finally {
    await sql.end();
  }
  const url = new URL(ownerUrl);
  url.pathname = '/cmis_executor';
  return url.href;
}

async function migrateOrExplain(ownerUrl: string): Promise<void> {
  try {
    await migrate(ownerUrl);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new StartError(
      `The database could not be migrated: ${message}. Nothing was lost; correct that and start again.`,
      { cause },
    );
  }
}

// If this process dies (kill -9), the closed pipe makes the guard shut PostgreSQL down cleanly.
function guardPostgres(pid: number): () => void {
  const guard = spawn('/bin/sh', ['-c', 'read line || kill -INT "$0"', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.once('error', () => undefined);
  guard.stdin.once('error', () => undefined);
  guard.unref();
  return () => {
    guard.stdin.end('stand down\n');
  };
}

class EmbeddedServer {
  #running: RunningPostgres;
  #endGuard: () => void;
  #stopping = false;

  private constructor(
    running: RunningPostgres,
    private readonly launch: (onExit: () => void, port?: number) => Promise<RunningPostgres>,
    private readonly record: ProcessRecord,
  ) {
    this.#running = running;
    this.#endGuard = guardPostgres(running.pid);
    record.note('postgres', running.pid);
  }

  static async start(folder: DataFolder, secrets: Secrets, record: ProcessRecord): Promise<EmbeddedServer> {
    const log = path.join(folder.logs, 'postgres.log');
    closeLog(openLog(log));
    let server: EmbeddedServer | undefined;
    const launch = (onExit: () => void, port?: number) =>
      startPostgres({
        dataDir: folder.postgres,
        superuserPassword: secrets.superuserPassword,
        log: (line) => appendFileSync(log, `${line}\n`),
        onExit,
        port,
      });
    const running = await launch(() => void server?.revive());
    server = new EmbeddedServer(running, launch, record);
    return server;
  }

  get superuserUrl(): string {
    return this.#running.superuserUrl;
  }

  async revive(): Promise<void> {
    this.#endGuard();
    for (let attempt = 0; attempt < RESTART_ATTEMPTS && !this.#stopping; attempt += 1) {
      // The dead server's sessions take a moment to release its shared memory.
      await pause(500);
      try {
        this.#running = await this.launch(() => void this.revive(), this.#running.port);
        this.#endGuard = guardPostgres(this.#running.pid);
        this.record.note('postgres', this.#running.pid);
        return;
      } catch {
        // The server's log has the reason; the next attempt may succeed.
      }
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#endGuard();
    await this.#running.stop();
    this.record.forget('postgres');
  }
}
