import { expect, it } from 'vitest';
import { platformIds } from '@/lib/platform-ids';
import type { Secrets } from './secrets';
import { appEnvironment } from './stack-environment';

const secrets: Secrets = {
  authSecret: 'auth-secret',
  tokenEncryptionKeys: 'token-keys',
  superuserPassword: 'superuser',
  ownerPassword: 'owner',
  appPassword: 'app',
  systemPassword: 'system',
  inngestEventKey: 'event-key',
  inngestSigningKey: 'signing-key',
  demoPassword: 'demo',
  webhookSecrets: Object.fromEntries(platformIds.map((id) => [id, id])) as Secrets['webhookSecrets'],
};
const addresses = {
  url: 'http://localhost:3000',
  port: 3000,
  inngestUrl: 'http://127.0.0.1:4000',
  sandboxUrl: 'http://127.0.0.1:4001',
};

it('appEnvironment points the application at the local executor with its own keys, regardless of INNGEST_DEV', () => {
  expect(appEnvironment({ INNGEST_DEV: '1' }, secrets, null, addresses)).toMatchObject({
    INNGEST_BASE_URL: 'http://127.0.0.1:4000',
    INNGEST_SERVE_ORIGIN: 'http://127.0.0.1:3000',
    INNGEST_EVENT_KEY: 'event-key',
    INNGEST_SIGNING_KEY: 'signing-key',
    INNGEST_DEV: undefined,
  });
});

it('appEnvironment uses the engine and keys that the operator set', () => {
  const own = {
    INNGEST_BASE_URL: 'https://inngest.example.com',
    INNGEST_EVENT_KEY: 'theirs',
    INNGEST_SIGNING_KEY: 'also-theirs',
  };
  expect(appEnvironment(own, secrets, null, addresses)).toMatchObject(own);
});
