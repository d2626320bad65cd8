import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@/dev/free-port';

const READY_MS = 20_000;

export interface RunningProxy {
  port: number;
  tls: boolean;
  stop(): Promise<void>;
}

/** Sets the headers that nginx sets by default, and the two that the product needs. */
export async function nodeProxy(to: number, protocol: 'http' | 'https' = 'https'): Promise<RunningProxy> {
  const server = createServer((incoming, answer) => {
    const own = {
      host: `127.0.0.1:${to}`,
      connection: 'close',
      'x-forwarded-for': [incoming.headers['x-forwarded-for'], incoming.socket.remoteAddress]
        .filter(Boolean)
        .join(', '),
      'x-forwarded-proto': protocol,
    };
    const { method, url: target } = incoming;
    const passed = httpRequest(
      { host: '127.0.0.1', port: to, method, path: target, headers: { ...incoming.headers, ...own } },
      (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(answer);
      },
    );
    passed.on('error', () => answer.destroy());
    incoming.pipe(passed);
  });
  const port = await freePort();
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  return {
    port,
    tls: false,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export function isInstalled(binary: string, versionFlag: string): boolean {
  try {
    execFileSync(binary, [versionFlag], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function documented(language: 'nginx' | 'caddyfile'): string {
  const text = readFileSync(path.resolve(import.meta.dirname, '../docs/operations.md'), 'utf8');
  const [, block] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(text) ?? [];
  if (!block) throw new Error(`docs/operations.md has no example for ${language}.`);
  return block;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function runProxy(binary: string, args: string[], folder: string, port: number): Promise<RunningProxy> {
  const child = spawn(binary, args, { stdio: 'ignore', env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder } });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let waitedMs = 0; waitedMs < READY_MS && child.exitCode === null; waitedMs += 100) {
    if (await accepts(port)) return { port, tls: true, stop };
    await pause(100);
  }
  await stop();
  throw new Error(`${binary} did not start.`);
}

/** Only the ports and the path of the certificate differ from the documentation. */
export async function nginxProxy(to: number): Promise<RunningProxy> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cmis-nginx-'));
  const port = await freePort();
  const [certificate, key] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=marketing.example.com', '-days', '2', '-nodes', '-newkey', 'rsa:2048'];
  execFileSync('openssl', ['req', '-x509', ...subject, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  const block = documented('nginx')
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`)
    .replace('/etc/ssl/marketing.example.com.pem', certificate)
    .replace('/etc/ssl/marketing.example.com.key', key)
    .replace('127.0.0.1:3000', `127.0.0.1:${to}`);
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => {
    mkdirSync(path.join(folder, kind));
    return `${kind}_temp_path ${path.join(folder, kind)};`;
  });
  const file = path.join(folder, 'nginx.conf');
  const main = `pid ${folder}/pid;\nerror_log ${folder}/error.log;\nevents {}\n`;
  writeFileSync(file, `${main}http {\naccess_log off;\n${places.join('\n')}\n${block}}\n`);
  return runProxy('nginx', ['-p', folder, '-c', file, '-g', 'daemon off;'], folder, port);
}

export async function caddyProxy(to: number): Promise<RunningProxy> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cmis-caddy-'));
  const port = await freePort();
  const site = documented('caddyfile')
    .replace('marketing.example.com', `marketing.example.com:${port}`)
    .replace('127.0.0.1:3000', `127.0.0.1:${to}`);
  const options = 'admin off\nlocal_certs\nskip_install_trust\nauto_https disable_redirects\n';
  const file = path.join(folder, 'Caddyfile');
  writeFileSync(file, `{\n${options}}\n${site}`);
  return runProxy('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], folder, port);
}
