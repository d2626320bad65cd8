import { inject } from 'vitest';

// Vitest set-up file of integration tests: the environment a production server would have, on the test database.
const urls = inject('databaseUrls');
Object.assign(process.env, {
  AUTH_URL: 'http://localhost:3000',
  AUTH_SECRET: 'integration-test-secret-of-32-characters!',
  DATABASE_URL: urls.app,
  DATABASE_SYSTEM_URL: urls.system,
  DATABASE_MIGRATION_URL: urls.owner,
  EXECUTOR_TEST_DATABASE_URL: urls.executor,
  TOKEN_ENCRYPTION_KEYS: `test:${Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7 + 1)).toString('base64')}`,
});
