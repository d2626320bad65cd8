import { z } from 'zod';
import { type PlatformId, platformIds } from '@/lib/platforms/platform';
import { parseKeyRing } from './crypto/key-ring';

const optionalText = z.string().trim().min(1).optional();
/** What an app is registered with at a platform; the consumer pair where calls are still signed with OAuth 1.0a. */
const appFields = ['CLIENT_ID', 'CLIENT_SECRET', 'WEBHOOK_SECRET', 'CONSUMER_KEY', 'CONSUMER_SECRET'] as const;
const platformFields = Object.fromEntries(
  platformIds.flatMap((id) => appFields.map((field) => [`${id.toUpperCase()}_${field}`, optionalText])),
) as Record<`${Uppercase<PlatformId>}_${(typeof appFields)[number]}`, typeof optionalText>;

/** @param strict refuses keys that are legible as made up */
function keyRing(strict: boolean) {
  return z.string().transform((text, context) => {
    return parseKeyRing(text, strict, (reason) => context.addIssue(reason)) ?? z.NEVER;
  });
}

const loopbackUrl = z.url().refine((text) => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(text).hostname), {
  message: 'must be a loopback address: the sandbox never stands in for a platform on another machine',
});

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  AUTH_URL: z.url(),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters (openssl rand -base64 32)'),
  DATABASE_URL: z.url(),
  DATABASE_SYSTEM_URL: z.url(),
  DATABASE_MIGRATION_URL: z.url().optional(),
  UPSTASH_REDIS_REST_URL: z.url().optional(),
  UPSTASH_REDIS_REST_TOKEN: optionalText,
  INNGEST_BASE_URL: z.url().optional(),
  INNGEST_EVENT_KEY: optionalText,
  INNGEST_SIGNING_KEY: optionalText,
  TRUSTED_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  CMIS_SANDBOX_URL: loopbackUrl.optional(),
  ...platformFields,
});
const environments = {
  production: environment.extend({ TOKEN_ENCRYPTION_KEYS: keyRing(true) }),
  other: environment.extend({ TOKEN_ENCRYPTION_KEYS: keyRing(false) }),
};

export type Env = z.infer<typeof environments.production>;

/**
 * Reads and checks the environment.
 * @throws Error naming each variable that is missing or wrong and what it must be
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  // An empty value in a .env file means "not set".
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = environments[source.NODE_ENV === 'production' ? 'production' : 'other'].safeParse(set);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return set[name] === undefined ? `${name} is not set` : `${name}: ${issue.message}`;
  });
  throw new Error(`The environment is not complete. ${problems.join('; ')}. See .env.example.`);
}

let cached: Env | undefined;

/** The checked environment, read once, when first needed (never while the build imports modules). */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** Whether this is a production build or server, as Node and Next call it. */
export function isProduction(): boolean {
  return process.env.NODE_ENV === 'production';
}
