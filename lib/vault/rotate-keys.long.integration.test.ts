import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { oauthStates } from '@/db/schema/oauth-states';
import { organizationKeys } from '@/db/schema/organization-keys';
import { type Tx, withOrg } from '@/db/tenant';
import { connectTo, type Sql } from '@/db/testing/connect-to';
import { mintOrganization } from '@/db/testing/organization';
import { useOwnDatabase } from '@/db/testing/own-database';
import { sized } from '@/db/testing/test-size';
import { forgetOldStates } from '@/lib/connect/oauth-state';
import { sealValue } from '@/lib/crypto/sealed-value';
import { type KeyRing, parseKeyRing } from '@/lib/key-ring';
import { FakePlatform } from '@/lib/sync/testing/fake-platform';
import { accessTokenFor } from '@/lib/tokens/access-token-for';
import { openTokens } from '@/lib/tokens/sealed-tokens';
import { openVault, openVaultToWrite } from './organization-vault';
import { rotateKeys } from './rotate-keys';
import { aadFor } from './sealed-columns';

const INTEGRATIONS = sized(300, 10_000);
const ORGANIZATIONS = 4;
const READS_PER_SECOND = 50;
const WRITES_PER_SECOND = 10;
const MOST_AT_ONCE = 3;
const PATIENCE_MS = 2_000;

const entry = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const [older, newest] = [entry('old'), entry('new')];
const ringOf = (text: string): KeyRing => {
  const ring = parseKeyRing(text, true, (fault) => expect.fail(fault));
  return ring ?? expect.fail('no ring');
};
const BOTH = `${newest},${older}`;
const RINGS = { before: ringOf(older), during: ringOf(BOTH) };

let superuser: Sql;
interface Seeded {
  orgId: AuthorizedOrgId;
  integrationId: string;
}

const platform = new FakePlatform();
const accessOf = (integrationId: string) => `access ${integrationId}`;
const refreshOf = (integrationId: string) => `refresh ${integrationId}`;

async function sealUnder(tx: Tx, { orgId, integrationId }: Seeded, ring: KeyRing, suffix = '') {
  const vault = await openVaultToWrite(tx, orgId, ring);
  return {
    accessTokenCiphertext: vault.encrypt(accessOf(integrationId) + suffix, aadFor('accessToken', integrationId)),
    refreshTokenCiphertext: vault.encrypt(refreshOf(integrationId) + suffix, aadFor('refreshToken', integrationId)),
  };
}

async function seed(count: number, organizations: number): Promise<Seeded[]> {
  const seeded: Seeded[] = [];
  for (let index = 0; index < organizations; index += 1) {
    const { orgId, userId } = await mintOrganization();
    const own = Array.from({ length: count / organizations }, () => ({ orgId, integrationId: randomUUID() }));
    seeded.push(...own);
    await withOrg(orgId, async (tx) => {
      for (let from = 0; from < own.length; from += 500) {
        const page = own.slice(from, from + 500);
        await tx.insert(integrations).values(
          page.map(({ integrationId }) => ({
            orgId,
            id: integrationId,
            platform: 'meta',
            externalUserId: integrationId,
            displayName: 'Seeded',
            status: 'active' as const,
            connectedBy: userId,
            connectedAt: new Date(),
          })),
        );
        const credentials = [];
        for (const one of page) {
          credentials.push({ ...one, ...(await sealUnder(tx, one, RINGS.before)), refreshedAt: new Date() });
        }
        await tx.insert(integrationCredentials).values(credentials);
      }
      const vault = await openVaultToWrite(tx, orgId, RINGS.before);
      const stateHash = randomUUID();
      await tx.insert(oauthStates).values({
        orgId,
        stateHash,
        userId,
        sessionVersion: '1',
        platform: 'twitter',
        redirectUri: 'https://cmis.example.com',
        locale: 'en',
        codeVerifierCiphertext: vault.encrypt('verifier', aadFor('codeVerifier', stateHash)),
        secretCiphertext: vault.encrypt('secret', aadFor('secret', stateHash)),
        expiresAt: new Date(Date.now() + 600_000),
      });
    });
  }
  return seeded;
}

async function under(id: string): Promise<number> {
  const [row] = await superuser<{ count: number }[]>`
    select (
      (select count(*) from integration_credentials where access_token_ciphertext like ${`v1.${id}.%`})
      + (select count(*) from integration_credentials where refresh_token_ciphertext like ${`v1.${id}.%`})
      + (select count(*) from oauth_states where code_verifier_ciphertext like ${`v1.${id}.%`})
      + (select count(*) from oauth_states where secret_ciphertext like ${`v1.${id}.%`})
      + (select count(*) from organization_keys where key_id = ${id})
    )::int as count`;
  return row?.count ?? Number.NaN;
}

function startRotation(keys: string): { child: ChildProcess; ended: Promise<{ code: number | null; text: string }> } {
  const script = path.resolve(import.meta.dirname, '../../scripts/rotate-keys.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TOKEN_ENCRYPTION_KEYS: keys },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  const ended = new Promise<{ code: number | null; text: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, text })),
  );
  return { child, ended };
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';

// Starts `work` at a fixed rate while less than a part of the pool is busy with it: on a slow machine a queue would grow
// until calls fail. The returned function stops, waits for all, and returns how many there were.
function every(perSecond: number, work: () => Promise<void>): () => Promise<number> {
  const busy = new Set<Promise<void>>();
  let begun = 0;
  const timer = setInterval(() => {
    if (busy.size >= MOST_AT_ONCE) return;
    begun += 1;
    const one = work().finally(() => busy.delete(one));
    busy.add(one);
  }, 1000 / perSecond);
  return async () => {
    clearInterval(timer);
    await Promise.all(busy);
    return begun;
  };
}

const pick = (from: Seeded[]): Seeded => from[Math.floor(Math.random() * from.length)] ?? expect.fail('nothing seeded');

async function tokensOf({ orgId, integrationId }: Seeded, ring?: KeyRing) {
  return withOrg(orgId, async (tx) => {
    const [row] = await tx
      .select()
      .from(integrationCredentials)
      .where(and(eq(integrationCredentials.orgId, orgId), eq(integrationCredentials.integrationId, integrationId)));
    if (!row) throw new Error('The row is gone.');
    if (!ring) return openTokens(tx, row, row);
    const vault = await openVault(tx, orgId, ring);
    return {
      accessToken: vault.decrypt(row.accessTokenCiphertext, aadFor('accessToken', integrationId)),
      refreshToken:
        row.refreshTokenCiphertext && vault.decrypt(row.refreshTokenCiphertext, aadFor('refreshToken', integrationId)),
    };
  });
}

async function allTokens(seeded: Seeded[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const orgId of new Set(seeded.map((one) => one.orgId))) {
    await withOrg(orgId, async (tx) => {
      const vault = await openVault(tx, orgId, ringOf(newest));
      for (const row of await tx.select().from(integrationCredentials)) {
        const { integrationId: id, refreshTokenCiphertext } = row;
        found.set(accessOf(id), vault.decrypt(row.accessTokenCiphertext, aadFor('accessToken', id)));
        found.set(refreshOf(id), vault.decrypt(refreshTokenCiphertext ?? '', aadFor('refreshToken', id)));
      }
      for (const { stateHash, codeVerifierCiphertext, secretCiphertext } of await tx.select().from(oauthStates)) {
        expect(vault.decrypt(codeVerifierCiphertext ?? '', aadFor('codeVerifier', stateHash))).toBe('verifier');
        expect(vault.decrypt(secretCiphertext ?? '', aadFor('secret', stateHash))).toBe('secret');
      }
    });
  }
  return found;
}

// `allTokens` when nothing was lost, with the suffixes of concurrent writes.
function expected(seeded: Seeded[], written: Map<string, string> = new Map()): Map<string, string> {
  return new Map(
    seeded.flatMap(({ integrationId }) => {
      const suffix = written.get(integrationId) ?? '';
      return [accessOf(integrationId), refreshOf(integrationId)].map((text): [string, string] => [text, text + suffix]);
    }),
  );
}

// As a refresh stores it: over a locked row, under the first key of `ring`.
async function renew(one: Seeded, ring: KeyRing, suffix: string): Promise<void> {
  const { orgId, integrationId } = one;
  const row = and(eq(integrationCredentials.orgId, orgId), eq(integrationCredentials.integrationId, integrationId));
  await withOrg(orgId, async (tx) => {
    await tx.select().from(integrationCredentials).where(row).for('update');
    await tx
      .update(integrationCredentials)
      .set(await sealUnder(tx, one, ring, suffix))
      .where(row);
  });
}

beforeAll(async () => {
  await useOwnDatabase('cmis_rotation');
  process.env.TOKEN_ENCRYPTION_KEYS = BOTH;
  const url = new URL(inject('databaseUrls').superuser);
  url.pathname = '/cmis_rotation';
  superuser = connectTo(url.href);
});
beforeEach(() => superuser`truncate organizations cascade`);
afterAll(() => superuser.end());

it(
  `a rotation re-encrypts ${INTEGRATIONS} integrations under load: no read fails, nothing stays on the old key`,
  async () => {
    const seeded = await seed(INTEGRATIONS, ORGANIZATIONS);
    const failures: unknown[] = [];
    const written = new Map<string, string>();
    const note = (work: () => Promise<void>) => () => work().catch((error) => void failures.push(error));
    const stopReading = every(
      READS_PER_SECOND / 2,
      note(async () => {
        const { orgId, integrationId } = pick(seeded);
        const { accessToken } = await accessTokenFor(orgId, integrationId, () => platform);
        expect(accessToken.startsWith(accessOf(integrationId))).toBe(true);
      }),
    );
    // A server that lists both keys but does not write with the newer one yet.
    const stopReadingElsewhere = every(
      READS_PER_SECOND / 2,
      note(async () => {
        const one = pick(seeded);
        const { refreshToken } = await tokensOf(one, ringOf(`${older},${newest}`));
        expect(refreshToken?.startsWith(refreshOf(one.integrationId))).toBe(true);
      }),
    );
    const stopWriting = every(
      WRITES_PER_SECOND,
      note(async () => {
        const one = pick(seeded);
        if (written.has(one.integrationId)) return;
        written.set(one.integrationId, ' renewed');
        await renew(one, RINGS.during, ' renewed');
      }),
    );
    await sleep(500);
    const begun = performance.now();
    const { code, text } = await startRotation(BOTH).ended;
    const seconds = (performance.now() - begun) / 1000;
    await sleep(500);
    const reads = (await stopReading()) + (await stopReadingElsewhere());
    await stopWriting();
    process.stdout.write(
      `rotation of ${2 * INTEGRATIONS} tokens: ${seconds.toFixed(1)} s, ${reads} reads, ${written.size} writes meanwhile, ${failures.length} failed\n`,
    );

    expect(failures).toEqual([]);
    expect({ code, last: lastLine(text) }).toEqual({
      code: 0,
      last: expect.stringMatching(/^Done: \d+ values re-encrypted, 4 .* on key "new"\. Remove "old" from TOKEN_ENC/),
    });
    expect(await under('old')).toBe(0);
    expect(await allTokens(seeded)).toEqual(expected(seeded, written));

    const again = await startRotation(newest).ended;
    expect(again).toEqual({ code: 0, text: expect.stringContaining('Done: 0 values re-encrypted') });
  },
  sized(900_000, 1_800_000),
);

describe('a rotation', () => {
  it('a killed rotation continues, even twice at once', async () => {
    const seeded = await seed(INTEGRATIONS, 1);
    const { child, ended } = startRotation(BOTH);
    while ((await under('new')) < 100) await sleep(5);
    child.kill('SIGKILL');
    await ended;
    const results = await Promise.all([startRotation(BOTH).ended, startRotation(BOTH).ended]);
    expect(results.map(({ code, text }) => ({ code, text }))).toEqual([
      { code: 0, text: expect.stringMatching(/^Done: /m) },
      { code: 0, text: expect.stringMatching(/^Done: /m) },
    ]);
    expect(await under('old')).toBe(0);
    expect(await allTokens(seeded)).toEqual(expected(seeded));
  });

  it('a rotation leaves a transaction time to open what it read before', async () => {
    const [one = expect.fail('nothing seeded')] = await seed(1, 1);
    let read: () => void = () => undefined;
    const hasRead = new Promise<void>((resolve) => {
      read = resolve;
    });
    const slow = withOrg(one.orgId, async (tx) => {
      const [row] = await tx.select().from(integrationCredentials);
      read();
      await tx.execute(sql`select pg_sleep(1)`);
      return row && openTokens(tx, row, row);
    });
    await hasRead;
    const [result, tokens] = await Promise.all([rotateKeys(() => undefined, forgetOldStates), slow]);
    expect(result.keyIdsInUse).toEqual([]);
    expect(tokens?.accessToken).toBe(accessOf(one.integrationId));
    expect(await under('old')).toBe(0);
  });

  it('a rotation changes only the ciphertext, so that a refresh under way can store its answer', async () => {
    const [one = expect.fail('nothing seeded')] = await seed(1, 1);
    const rest = () =>
      withOrg(one.orgId, async (tx) => {
        const [row] = await tx.select().from(integrationCredentials);
        return { ...row, accessTokenCiphertext: '', refreshTokenCiphertext: '' };
      });
    const before = await rest();
    await rotateKeys(() => undefined, forgetOldStates);
    expect(await rest()).toEqual(before);
  });

  it('a rotation re-encrypts what earlier versions encrypted with the key of the ring', async () => {
    const [one = expect.fail('nothing seeded')] = await seed(1, 1);
    const { orgId, integrationId } = one;
    const [{ key } = expect.fail('no key')] = ringOf(older);
    const early = (column: 'accessToken' | 'refreshToken', text: string) =>
      sealValue('old', key, Buffer.from(text), { orgId, ...aadFor(column, integrationId) });
    await withOrg(orgId, async (tx) => {
      await tx.delete(organizationKeys);
      await tx.delete(oauthStates);
      await tx.update(integrationCredentials).set({
        accessTokenCiphertext: early('accessToken', accessOf(integrationId)),
        refreshTokenCiphertext: early('refreshToken', refreshOf(integrationId)),
      });
    });
    expect((await tokensOf(one)).accessToken).toBe(accessOf(integrationId));
    expect(await rotateKeys(() => undefined, forgetOldStates)).toMatchObject({
      values: 2,
      keyIdsInUse: [],
      removableKeyIds: ['old'],
    });
    expect(await allTokens([one])).toEqual(expected([one]));
  });

  it('a rotation names a server that still writes under the old key, and loses nothing it wrote', async () => {
    const seeded = await seed(6, 1);
    const written = new Map<string, string>();
    let rotating = true;
    const writer = async (one: Seeded) => {
      for (let turn = 1; rotating; turn += 1) {
        await renew(one, RINGS.before, ` turn ${turn}`);
        written.set(one.integrationId, ` turn ${turn}`);
      }
    };
    const writers = Promise.all(seeded.map(writer));
    const result = await rotateKeys(() => undefined, forgetOldStates, PATIENCE_MS);
    rotating = false;
    await writers;
    expect(result).toMatchObject({ stuck: [], keyIdsInUse: ['old'], removableKeyIds: [] });

    expect(await rotateKeys(() => undefined, forgetOldStates)).toMatchObject({
      keyIdsInUse: [],
      removableKeyIds: ['old'],
    });
    expect(await allTokens(seeded)).toEqual(expected(seeded, written));
  });

  it('a rotation finds what such a server wrote in columns that were done', async () => {
    const seeded = await seed(400, 2);
    const [first = expect.fail('nothing seeded')] = seeded.toSorted((a, b) => a.orgId.localeCompare(b.orgId));
    let writing: Promise<void> | undefined;
    const result = await rotateKeys(({ organizations }) => {
      if (organizations === 1) writing ??= renew(first, RINGS.before, ' again');
    }, forgetOldStates);
    await writing;
    expect(result).toMatchObject({ stuck: [], keyIdsInUse: ['old'], removableKeyIds: [] });
    expect(await rotateKeys(() => undefined, forgetOldStates)).toMatchObject({
      values: 2,
      keyIdsInUse: [],
      removableKeyIds: ['old'],
    });
    expect(await allTokens(seeded)).toEqual(expected(seeded, new Map([[first.integrationId, ' again']])));
  });

  it('a rotation returns to a row that was locked', async () => {
    const seeded = await seed(2, 1);
    const [one = expect.fail('nothing seeded')] = seeded;
    let lock: () => void = () => undefined;
    const isLocked = new Promise<void>((resolve) => {
      lock = resolve;
    });
    const holding = withOrg(one.orgId, async (tx) => {
      await tx.select().from(integrationCredentials).for('update');
      lock();
      await tx.execute(sql`select pg_sleep(0.5)`);
    });
    await isLocked;
    expect(await rotateKeys(() => undefined, forgetOldStates)).toMatchObject({ values: 6, stuck: [], keyIdsInUse: [] });
    await holding;
    expect(await allTokens(seeded)).toEqual(expected(seeded));
  });

  it('a rotation re-encrypts the rest when a value was altered, names it and keeps the old key', async () => {
    const [one = expect.fail('nothing seeded'), ...others] = await seed(4, 1);
    const [altered] = await superuser<{ value: string }[]>`
      update integration_credentials set access_token_ciphertext = overlay(access_token_ciphertext placing 'AAAAAAAA' from 30)
      where integration_id = ${one.integrationId} returning access_token_ciphertext as value`;
    const { code, text } = await startRotation(BOTH).ended;
    expect(code).toBe(1);
    expect(text).toContain(`accessToken of ${one.integrationId}`);
    expect(lastLine(text)).toMatch(
      /^Not done: 9 values re-encrypted, .*; 1 value cannot be opened and stay.* on "old"/,
    );
    expect(text).not.toContain(altered?.value.slice(-20));
    expect(await under('old')).toBe(2);

    await withOrg(one.orgId, (tx) =>
      tx.delete(integrationCredentials).where(eq(integrationCredentials.integrationId, one.integrationId)),
    );
    expect((await startRotation(BOTH).ended).code).toBe(0);
    expect(await allTokens(others)).toEqual(expected(others));
  });

  it('a rotation does not begin with a ring that lacks a key, and names the key', async () => {
    await seed(1, 1);
    const { code, text } = await startRotation(newest).ended;
    expect(code).toBe(1);
    expect(lastLine(text)).toMatch(/key "old", which TOKEN_ENCRYPTION_KEYS does not list: add old:/);
    expect(text).not.toContain(newest.slice(4));
  });
});
