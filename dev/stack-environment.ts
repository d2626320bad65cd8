import { hmacSha256 } from '@/lib/crypto/hmac';
import { platformIds } from '@/lib/platform-ids';
import type { DatabaseUrls } from './database';
import type { Secrets } from './secrets';

export interface StackAddresses {
  url: string;
  port: number;
  inngestUrl: string;
  sandboxUrl: string;
}

export function appEnvironment(
  set: Record<string, string>,
  secrets: Secrets,
  database: DatabaseUrls | null,
  addresses: StackAddresses,
): NodeJS.ProcessEnv {
  const webhookSecrets = platformIds.map((id) => [`${id.toUpperCase()}_WEBHOOK_SECRET`, secrets.webhookSecrets[id]]);
  return {
    AUTH_URL: addresses.url,
    AUTH_SECRET: secrets.authSecret,
    TOKEN_ENCRYPTION_KEYS: secrets.tokenEncryptionKeys,
    INNGEST_EVENT_KEY: secrets.inngestEventKey,
    INNGEST_SIGNING_KEY: secrets.inngestSigningKey,
    INNGEST_BASE_URL: addresses.inngestUrl,
    INNGEST_SERVE_ORIGIN: `http://127.0.0.1:${addresses.port}`,
    CMIS_SANDBOX_URL: addresses.sandboxUrl,
    ...Object.fromEntries(webhookSecrets),
    META_WEBHOOK_VERIFY_TOKEN: hmacSha256(secrets.authSecret, 'webhook verify token').toString('base64url'),
    ...set,
    DATABASE_URL: database?.app,
    DATABASE_SYSTEM_URL: database?.system,
    DATABASE_MIGRATION_URL: database?.owner,
    PORT: String(addresses.port),
    HOST: '127.0.0.1',
    NODE_ENV: 'production',
    // A value from another project's shell; a production server refuses to start with it.
    INNGEST_DEV: undefined,
    NEXT_TELEMETRY_DISABLED: '1',
  };
}
