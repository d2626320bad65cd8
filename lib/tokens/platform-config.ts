import 'server-only';
import { type Env, env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { PlatformId } from '@/lib/platform-ids';
import type { Platform, PlatformConfig } from '@/lib/platforms/platform';
import { createPlatform } from '@/lib/platforms/registry';

export type PlatformSource = (id: PlatformId) => Platform;

const prefixOf = (id: PlatformId) => id.toUpperCase() as Uppercase<PlatformId>;

function oauth1Of(id: PlatformId, environment: Env): PlatformConfig['oauth1'] {
  const consumerKey = environment[`${prefixOf(id)}_CONSUMER_KEY`];
  const consumerSecret = environment[`${prefixOf(id)}_CONSUMER_SECRET`];
  return consumerKey && consumerSecret ? { consumerKey, consumerSecret } : undefined;
}

// The platform itself when its client id and secret are set, else the local sandbox. Null: neither.
export function platformConfig(id: PlatformId, environment: Env = env()): PlatformConfig | null {
  const name = prefixOf(id);
  const clientId = environment[`${name}_CLIENT_ID`];
  const clientSecret = environment[`${name}_CLIENT_SECRET`];
  if (clientId && clientSecret) {
    const readsLeads = environment[`${name}_LEAD_FORMS`] === 'on';
    return { clientId, clientSecret, readsLeads, oauth1: oauth1Of(id, environment) };
  }
  // Half a configuration is an error to show, not a reason to use the sandbox.
  if (clientId || clientSecret || !environment.CMIS_SANDBOX_URL) return null;
  return {
    clientId: `sandbox-${id}-client`,
    clientSecret: `sandbox-${id}-secret`,
    oauth1: { consumerKey: `sandbox-${id}-consumer`, consumerSecret: `sandbox-${id}-consumer-secret` },
    readsLeads: true,
    sandboxOrigin: environment.CMIS_SANDBOX_URL,
  };
}

export function isPlatformAvailable(id: PlatformId): boolean {
  return platformConfig(id) !== null;
}

// One connector per configuration and process, since it caches page tokens.
const connectors = new Map<string, Platform>();

function connectorFor(id: PlatformId, config: PlatformConfig): Platform {
  const key = JSON.stringify([id, config]);
  const connector = connectors.get(key) ?? createPlatform(id, config);
  connectors.set(key, connector);
  return connector;
}

/** @throws AppError `unavailable` when the platform is not configured, naming the variables to set */
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
