import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../free-port';
import { StartError } from '../start-error';
import { postgresBinaries } from './binaries';
import { clusterHome } from './home';
import { serverUser } from './server-user';

const run = promisify(execFile);
const READY = 'database system is ready to accept connections';
const START_TIMEOUT_MS = 60_000;

interface PostgresOptions {
  dataDir: string;
  superuserPassword: string;
  log?: (line: string) => void;
  onExit?: () => void;
  port?: number | undefined;
  disposable?: boolean;
}

export interface RunningPostgres {
  port: number;
  pid: number;
  superuserUrl: string;
  stop(): Promise<void>;
}

/** A server left by a killed run is stopped first. @throws StartError in one line; the data stays untouched */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const user = serverUser();
  const home = await clusterHome(options.dataDir, user);
  const binaries = await postgresBinaries(user ? path.join(home, 'native') : undefined);
  const bin = (name: string) => path.join(binaries, 'bin', name);
  const cluster = path.join(home, 'data');
  const as = { ...user, cwd: home, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };

  if (existsSync(cluster)) await stopLeftover(bin('pg_ctl'), cluster, as);
  else await initialize(bin('initdb'), home, cluster, options.superuserPassword, as);

  const version = await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch(() => '');
  if (version.trim() !== '18') {
    throw corrupt(options.dataDir, version ? `it belongs to PostgreSQL ${version.trim()}` : 'PG_VERSION is missing');
  }
  const port = options.port ?? (await freePort());
  const server = spawn(bin('postgres'), ['-D', cluster, ...settings(port, options.disposable ?? false)], {
    ...as,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its own process group: Ctrl-C reaches only us, and we stop the server after its clients.
    detached: true,
  });
  await untilReady(server, options);
  let stopping = false;
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => {
      if (!stopping) options.onExit?.();
      resolve();
    });
  });
  return {
    port,
    pid: server.pid ?? 0,
    superuserUrl: `postgres://postgres:${encodeURIComponent(options.superuserPassword)}@127.0.0.1:${port}/postgres`,
    async stop() {
      stopping = true;
      // SIGINT is PostgreSQL's fast shutdown: sessions end, committed data stays.
      server.kill('SIGINT');
      await ended;
    },
  };
}

function settings(port: number, disposable: boolean): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    jit: 'off',
    timezone: 'UTC',
    log_statement: 'none',
    // A failed statement must not put personal data into the log.
    log_min_error_statement: 'panic',
    ...(disposable ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

type RunAs = { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv };

async function initialize(initdb: string, home: string, cluster: string, password: string, as: RunAs) {
  const passwordFile = path.join(home, 'superuser-password');
  const draft = `${cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (as.uid !== undefined && as.gid !== undefined) await chown(passwordFile, as.uid, as.gid);
  try {
    const flags = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
    await run(initdb, [`--pgdata=${draft}`, ...flags, '--locale=C', '--data-checksums'], as);
    // Renamed only when complete, so that an interrupted first start begins again.
    await rename(draft, cluster);
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim().split('\n').at(-1) : '';
    throw new StartError(`The local database could not be created in ${home}: ${said || 'initdb failed'}.`, { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function stopLeftover(pgCtl: string, cluster: string, as: RunAs): Promise<void> {
  const running = await run(pgCtl, ['status', '-D', cluster], as).then(
    () => true,
    () => false,
  );
  if (running) await run(pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '20'], as).catch(() => undefined);
}

function untilReady(server: ChildProcess, options: PostgresOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    let fatal = '';
    const timer = setTimeout(() => {
      server.kill('SIGQUIT');
      reject(new StartError(`The local database did not start within ${START_TIMEOUT_MS / 1000} seconds.`));
    }, START_TIMEOUT_MS);
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n').filter(Boolean)) {
        options.log?.(line);
        if (/\b(FATAL|PANIC):/.test(line)) fatal = line.replace(/^.*?(FATAL|PANIC):\s*/, '');
        if (line.includes(READY)) {
          clearTimeout(timer);
          resolve();
        }
      }
    });
    server.once('error', (cause) => reject(new StartError('PostgreSQL could not be started.', { cause })));
    server.once('exit', () => {
      clearTimeout(timer);
      reject(corrupt(options.dataDir, fatal || 'the server ended at once'));
    });
  });
}

function corrupt(dataDir: string, reason: string): StartError {
  return new StartError(
    `The local database in ${dataDir} does not start: ${reason}. Nothing in it was changed. Restore the folder from a backup, or move it away and start again with an empty one.`,
  );
}
