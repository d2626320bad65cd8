import 'server-only';
import { z } from 'zod';
import { parseKeyRing } from './key-ring';
import { type PlatformId, platformIds } from './platform-ids';

const optionalText = z.string().trim().min(1).optional();
// What an app is registered with at a platform; the consumer pair where calls are still signed with OAuth 1.0a.
const appFields = ['CLIENT_ID', 'CLIENT_SECRET', 'CONSUMER_KEY', 'CONSUMER_SECRET'] as const;

function forEachPlatform<Field extends string, T extends z.ZodType>(fields: readonly Field[], schema: T) {
  const entries = platformIds.flatMap((id) => fields.map((field) => [`${id.toUpperCase()}_${field}`, schema]));
  return Object.fromEntries(entries) as Record<`${Uppercase<PlatformId>}_${Field}`, T>;
}

// One secret, or several, newest first, while one takes the other's place.
const secretList = z
  .string()
  .transform((text) => text.split(',').map((secret) => secret.trim()))
  .refine((secrets) => secrets.every((secret) => secret.length > 0), {
    message: 'must be one secret, or several separated by commas, the newest first',
  })
  .optional();
const onOrOff = z.enum(['on', 'off']).default('off');

// @param strict refuses keys that are legible as made up
function keyRing(strict: boolean) {
  return z.string().transform((text, context) => {
    return parseKeyRing(text, strict, (reason) => context.addIssue(reason)) ?? z.NEVER;
  });
}

const loopbackUrl = z.url().refine((text) => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(text).hostname), {
  message: 'must be a loopback address: the sandbox emulates platforms on this machine only',
});

const originOnly = z.url({ protocol: /^https?$/ }).refine((text) => new URL(text).href === `${new URL(text).origin}/`, {
  message: 'must be an origin without a path, like http://cmis.internal:3000',
});

// The product builds all its addresses on the origin alone.
function addressFault({ protocol, username, password, pathname, search, hash }: URL): string | null {
  if (protocol !== 'http:' && protocol !== 'https:') return 'must start with https:// or http://';
  if (username || password) return 'must not contain a user name or a password';
  if (pathname !== '/') return 'must not have a path: the product does not run below one';
  if (search || hash) return 'must end after the host and port, without a query or fragment';
  return null;
}

const EXAMPLE_ADDRESS = 'for example https://marketing.example.com';

// The address people type, as an origin.
const publicAddress = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const fault = url ? addressFault(url) : 'must be an address';
  if (url && !fault) return url.origin;
  context.addIssue(`${fault}, ${EXAMPLE_ADDRESS}`);
  return z.NEVER;
});

// Publishers of exchange rates, the first one first.
const fxProviders = z.string().transform((text, context) => {
  const names = text.split(',').map((name) => name.trim());
  if (names.length === 1 && names[0] === 'off') return [];
  const addresses = names.filter((name) => name !== 'ecb');
  const refuse = (reason: string) => {
    context.addIssue(reason);
    return z.NEVER;
  };
  if (!addresses.every(isPlainAddress)) {
    return refuse('must be ecb, off, or https:// addresses without a user name, several separated by commas');
  }
  // A publisher is known by its host.
  const hosts = addresses.map((address) => new URL(address).host);
  if (new Set(hosts).size < hosts.length) return refuse('must not have two addresses of one host');
  return [...new Set(names)];
});

function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && !username && !password;
}

function wholeNumber(max: number, fallback: number) {
  return z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) <= max, { error: `must be a whole number from 0 to ${max}` })
    .transform(Number)
    .default(fallback);
}

const environment = z.object({
  PORT: wholeNumber(65_535, 3000),
  HOST: z.string().default('0.0.0.0'),
  AUTH_URL: publicAddress,
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters (openssl rand -base64 32)'),
  DATABASE_URL: z.url(),
  DATABASE_SYSTEM_URL: z.url(),
  DATABASE_MIGRATION_URL: z.url().optional(),
  UPSTASH_REDIS_REST_URL: z.url().optional(),
  UPSTASH_REDIS_REST_TOKEN: optionalText,
  INNGEST_BASE_URL: z.url().optional(),
  INNGEST_EVENT_KEY: optionalText,
  INNGEST_SIGNING_KEY: optionalText,
  INNGEST_SIGNING_KEY_FALLBACK: optionalText,
  INNGEST_DEV: optionalText,
  INNGEST_SERVE_ORIGIN: originOnly.optional(),
  TRUSTED_HOPS: wholeNumber(10, 0),
  METRICS_TOKEN: z.string().min(32, 'must have at least 32 characters (openssl rand -base64 32)').optional(),
  FX_PROVIDER: fxProviders.optional(),
  CMIS_SANDBOX_URL: loopbackUrl.optional(),
  META_WEBHOOK_VERIFY_TOKEN: optionalText,
  ...forEachPlatform(appFields, optionalText),
  ...forEachPlatform(['WEBHOOK_SECRET'], secretList),
  ...forEachPlatform(['LEAD_FORMS'], onOrOff),
});

// Inngest's instructions for self-hosted servers set these values.
const DEV_MODE_OFF = ['0', 'false'];

// All engine variables or none, and never dev mode, which skips signature checks.
function checkEngine(set: EngineVariables, context: z.RefinementCtx): void {
  const refuse = (name: keyof EngineVariables, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message });
  if (set.INNGEST_DEV && !DEV_MODE_OFF.includes(set.INNGEST_DEV)) {
    refuse('INNGEST_DEV', 'must not be set in production: remove it');
  }
  if (!set.INNGEST_BASE_URL && !set.INNGEST_EVENT_KEY && !set.INNGEST_SIGNING_KEY) return;
  const keys = ['INNGEST_EVENT_KEY', 'INNGEST_SIGNING_KEY'] as const;
  for (const key of keys) if (!set[key]) refuse(key, 'must be set: an engine and the product know each other by it');
}

const environments = {
  production: environment.extend({ TOKEN_ENCRYPTION_KEYS: keyRing(true) }).superRefine(checkEngine),
  other: environment.extend({ TOKEN_ENCRYPTION_KEYS: keyRing(false) }),
};

type EngineVariables = Pick<
  z.infer<typeof environment>,
  'INNGEST_BASE_URL' | 'INNGEST_EVENT_KEY' | 'INNGEST_SIGNING_KEY' | 'INNGEST_DEV'
>;
export type Env = z.infer<typeof environments.production>;

/** Reads and checks the environment. @throws Error naming each variable that is missing or wrong and what it must be */
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

export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

export function isProduction(): boolean {
  return process.env.NODE_ENV === 'production';
}
