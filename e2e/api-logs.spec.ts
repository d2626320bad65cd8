import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './api-fixtures';
import { beginConsent, comeBack, decideConsent } from './meta-consent';
import { inOrganization } from './org-rows';
import { callApi, mintToken } from './organization';
import { trySignIn } from './person';
import { dataFolder } from './stack-handles';

function logs(): string {
  const folder = path.join(dataFolder(), 'logs');
  return readdirSync(folder)
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
}

function stackSecrets(): string[] {
  const texts = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(Object(value)).flatMap(texts);
  return texts(JSON.parse(readFileSync(path.join(dataFolder(), 'secrets.json'), 'utf8')));
}

test('the logs have each request and failure, and no secret', async ({ request, stack, person, organization }) => {
  const token = await mintToken(person.session, organization.id);
  const api = { ...organization, token };
  // One failure each of a caller, a platform and a person, each with a secret in the request.
  const refused = await callApi(api, 'POST', '/kpis', { metric: token });
  const requestId = refused.headers()['x-request-id'] ?? 'none';
  const callback = await decideConsent(person.session, await beginConsent(person.session, organization.id));
  await comeBack(person.session, callback);
  await comeBack(person.session, callback);
  const wrongCode = await decideConsent(person.session, await beginConsent(person.session, organization.id));
  wrongCode.searchParams.set('code', 'AQplanted-code-of-somebody');
  await comeBack(person.session, wrongCode);
  const password = 'wrong horse battery staple';
  await trySignIn(request, { email: person.email, password });

  const ciphertexts = await inOrganization(
    stack,
    organization.id,
    (sql) => sql<{ text: string }[]>`
      select access_token_ciphertext as text from integration_credentials where org_id = ${organization.id}`,
  );
  expect(ciphertexts.length).toBeGreaterThan(0);
  const cookies = (await person.session.storageState()).cookies.filter(({ name }) => /session/.test(name));
  expect(cookies.length).toBeGreaterThan(0);
  const secrets = {
    demoPassword: stack.password,
    demoToken: stack.apiToken,
    databasePassword: new URL(stack.databaseUrl).password,
    token,
    password,
    personPassword: person.password,
    code: callback.searchParams.get('code') ?? 'none',
    state: callback.searchParams.get('state') ?? 'none',
    wrongCode: 'AQplanted-code-of-somebody',
    ...Object.fromEntries(cookies.map(({ value }, index) => [`cookie${index}`, value])),
    ...Object.fromEntries(ciphertexts.map(({ text }, index) => [`ciphertext${index}`, text])),
    ...Object.fromEntries(stackSecrets().map((text, index) => [`secret${index}`, text])),
  };

  // The log is written asynchronously; the request id proves that the search finds text.
  await expect(() => expect(logs()).toContain(requestId)).toPass({ timeout: 60_000 });
  const text = logs();
  expect(text).toContain('connect failed');
  expect(text).toContain('"code":"platform_failed"');
  const leaked = Object.entries(secrets).filter(([, secret]) => secret.length < 10 || text.includes(secret));
  expect(leaked.map(([name]) => name)).toEqual([]);
  expect(text).not.toMatch(/EAA\w{20,}|cmis_(?!owner|app|system|executor)[\w-]{20,}/);
  expect(`${text}\nEAAplantedplantedplanted`).toMatch(/EAA\w{20,}/);
});
