import { type Env, env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { PlatformId } from '@/lib/platform-ids';
import type { Platform, PlatformConfig } from '@/lib/platforms/platform';
import { createPlatform } from '@/lib/platforms/registry';

/** Gives the platform of an id, or throws; a parameter wherever a test brings its own platform. */
export type PlatformSource = (id: PlatformId) => Platform;

/** What the names of a platform's environment variables begin with. */
const prefixOf = (id: PlatformId) => id.toUpperCase() as Uppercase<PlatformId>;

function oauth1Of(id: PlatformId, environment: Env): PlatformConfig['oauth1'] {
  const consumerKey = environment[`${prefixOf(id)}_CONSUMER_KEY`];
  const consumerSecret = environment[`${prefixOf(id)}_CONSUMER_SECRET`];
  return consumerKey && consumerSecret ? { consumerKey, consumerSecret } : undefined;
}

/**
 * How this installation reaches a platform: with its own client id and secret the real one, without them the local
 * sandbox where one runs. Null: neither.
 */
export function platformConfig(id: PlatformId, environment: Env = env()): PlatformConfig | null {
  const name = prefixOf(id);
  const clientId = environment[`${name}_CLIENT_ID`];
  const clientSecret = environment[`${name}_CLIENT_SECRET`];
  if (clientId && clientSecret) {
    const readsLeads = environment[`${name}_LEAD_FORMS`] === 'on';
    return { clientId, clientSecret, readsLeads, oauth1: oauth1Of(id, environment) };
  }
  // Half a configuration is a mistake to show, not a reason to fall back to the sandbox.
  if (clientId || clientSecret || !environment.CMIS_SANDBOX_URL) return null;
  return {
    clientId: `sandbox-${id}-client`,
    clientSecret: `sandbox-${id}-secret`,
    oauth1: { consumerKey: `sandbox-${id}-consumer`, consumerSecret: `sandbox-${id}-consumer-secret` },
    readsLeads: true,
    sandboxOrigin: environment.CMIS_SANDBOX_URL,
  };
}

/** Whether people can connect this platform here. */
export function isPlatformAvailable(id: PlatformId): boolean {
  return platformConfig(id) !== null;
}

// One connector for each configuration and process: it remembers tokens of pages.
const connectors = new Map<string, Platform>();

function connectorFor(id: PlatformId, config: PlatformConfig): Platform {
  const key = JSON.stringify([id, config]);
  const connector = connectors.get(key) ?? createPlatform(id, config);
  connectors.set(key, connector);
  return connector;
}

/**
 * The platform as this installation is configured to reach it.
 * @throws AppError `unavailable` when it is not configured, naming the variables to set
 */
export function configuredPlatform(id: PlatformId): Platform {
  const config = platformConfig(id);
  if (config) return connectorFor(id, config);
  const name = prefixOf(id);
  throw new AppError(
    'unavailable',
    `${id} is not available in this installation: ${name}_CLIENT_ID and ${name}_CLIENT_SECRET are not set.`,
    { messageKey: 'platformNotAvailable', values: { platform: id } },
  );
}
