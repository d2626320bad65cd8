import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Faults } from './faults';
import { sandboxPlatforms } from './registry';
import type { SandboxClient, SandboxContext } from './sandbox-platform';
import { SandboxState } from './sandbox-state';
import { Seal } from './seal';
import { type Connection, serveRequest } from './serve-request';
import { EventTicker } from './webhooks/event-ticker';
import { Outbox } from './webhooks/outbox';
import type { WebhookTarget } from './webhooks/webhook-target';
import { createWorld, type World } from './world/create-world';

const defaultSeed = 'nakhla';

/** Longer than clients keep idle connections. */
const KEEP_ALIVE_MS = 75_000;

export interface SandboxOptions {
  /** 0 (default): any free port. */
  port?: number;
  host?: string;
  seed?: string;
  /** Called for each use; default: the real clock. */
  now?: () => Date;
  /** In addition to `sandbox-<platform>-client`. */
  clients?: readonly SandboxClient[];
  /** Keeps revocations over restarts; default: in memory. */
  stateDir?: string | undefined;
  /** Default: no webhooks. */
  webhooks?: WebhookTarget | undefined;
}

export interface Sandbox {
  url: string;
  world: World;
  faults: Faults;
  close: () => Promise<void>;
}

/** On loopback. @throws Error when the port is taken */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const seed = options.seed ?? defaultSeed;
  const now = options.now ?? (() => new Date());
  const world = createWorld({ seed, now, blueprints: sandboxPlatforms.map((platform) => platform.company) });
  const faults = new Faults();
  const seal = new Seal(seed);
  const state = new SandboxState(options.stateDir);
  const contexts = new Map<string, SandboxContext>(
    sandboxPlatforms.map(({ id }) => [
      id,
      {
        world: world.platform(id),
        clients: [{ id: `sandbox-${id}-client`, secret: `sandbox-${id}-secret` }, ...(options.clients ?? [])],
        seal,
        state,
        now,
      },
    ]),
  );
  for (const { world: platform } of contexts.values()) {
    platform.adopt(state.organizations(platform.platform).map((kept) => platform.ownCompany(kept)));
  }
  const { webhooks: target, stateDir } = options;
  const outbox = target ? new Outbox({ target, platforms: sandboxPlatforms, contexts, now, stateDir }) : null;
  const ticker = outbox && new EventTicker(outbox, contexts, now);
  const connection: Connection = { origin: '', world, faults, outbox, contexts };
  const server = createServer((request, response) => {
    void serveRequest(request, response, connection);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.listen(options.port ?? 0, options.host ?? '127.0.0.1');
  await once(server, 'listening');
  connection.origin = originOf(server);
  const close = async () => {
    ticker?.close();
    outbox?.close();
    await closeServer(server);
  };
  return { url: connection.origin, world, faults, close };
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sandbox does not listen on a port');
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
}

async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
