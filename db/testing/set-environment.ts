import { inject } from 'vitest';
import { platformIds } from '@/lib/platform-ids';

const urls = inject('databaseUrls');
const webhookSecrets = platformIds.map((id) => [`${id.toUpperCase()}_WEBHOOK_SECRET`, `webhook-secret-of-${id}`]);
Object.assign(process.env, {
  AUTH_URL: 'http://localhost:3000',
  AUTH_SECRET: 'integration-test-secret-of-32-characters!',
  DATABASE_URL: urls.app,
  DATABASE_SYSTEM_URL: urls.system,
  DATABASE_MIGRATION_URL: urls.owner,
  EXECUTOR_TEST_DATABASE_URL: urls.executor,
  FX_PROVIDER: 'off',
  META_WEBHOOK_VERIFY_TOKEN: 'verify-token',
  ...Object.fromEntries(webhookSecrets),
  TOKEN_ENCRYPTION_KEYS: `test:${Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7 + 1)).toString('base64')}`,
});
