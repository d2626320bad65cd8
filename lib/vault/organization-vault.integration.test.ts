import { randomBytes, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { organizationKeys } from '@/db/schema/organization-keys';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { useOwnDatabase } from '@/db/testing/own-database';
import { sealValue } from '@/lib/crypto/sealed-value';
import { AppError } from '@/lib/errors';
import type { KeyRing, RingKey } from '@/lib/key-ring';
import { lockKeys, type OrganizationVault, openVault, openVaultToWrite } from './organization-vault';

const newKey = (keyId: string): RingKey => ({ keyId, key: randomBytes(32) });
const k1 = newKey('k1');
const k2 = newKey('k2');
const RING: KeyRing = [k1];
const PLACE = { rowId: 'row-1', column: 'accessToken' };

let orgId: AuthorizedOrgId;

const write = (plain: string, place = PLACE, ring = RING, org = orgId) =>
  withOrg(org, async (tx) => (await openVaultToWrite(tx, org, ring)).encrypt(plain, place));
const vault = (ring = RING, org = orgId) => withOrg(org, (tx) => openVault(tx, org, ring));
const read = async (value: string, place = PLACE, ring = RING, org = orgId) =>
  (await vault(ring, org)).decrypt(value, place);
const keysOf = (org = orgId) => withOrg(org, (tx) => tx.select().from(organizationKeys));

async function plantKey(wrappedKey: string, org = orgId): Promise<void> {
  await withOrg(org, async (tx) => {
    await tx.delete(organizationKeys).where(eq(organizationKeys.orgId, org));
    await tx.insert(organizationKeys).values({ orgId: org, keyId: 'k1', wrappedKey });
  });
}

function opened(from: OrganizationVault, value: string, place = PLACE): string {
  try {
    return from.decrypt(value, place);
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable') return 'refused';
    throw error;
  }
}

function* bitFlips(value: string): Generator<string> {
  const parts = value.split('.');
  for (const index of [2, 3, 4]) {
    const bytes = Buffer.from(parts[index] ?? '', 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      yield parts.with(index, flipped.toString('base64url')).join('.');
    }
  }
}

function* textFlips(text: string): Generator<string> {
  const bytes = Buffer.from(text, 'latin1');
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield flipped.toString('latin1');
  }
}

beforeAll(() => useOwnDatabase('cmis_vault'));
beforeEach(async () => {
  orgId = (await mintOrganization()).orgId;
});

describe('the vault of an organization', () => {
  it('the vault returns what was stored, under a fresh nonce each time', async () => {
    const plain = 'EAAG… رمز 🔑';
    const first = await write(plain);
    expect(await read(first)).toBe(plain);
    expect(first).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/);
    expect(await write(plain)).not.toBe(first);
    expect(await read(await write(''))).toBe('');
  });

  it('the vault has its own key, created once even by many at once, and stored wrapped', async () => {
    const values = await Promise.all(Array.from({ length: 10 }, (_, index) => write(`token ${index}`)));
    const keys = await keysOf();
    expect(keys).toMatchObject([{ keyId: 'k1', wrappedKey: expect.stringMatching(/^v1\.k1\.[\w-]{16}\.[\w-]{43}\./) }]);
    for (const [index, value] of values.entries()) expect(await read(value)).toBe(`token ${index}`);
    await withOrg(orgId, (tx) => tx.delete(organizationKeys));
    await expect(read(values[0] ?? '')).rejects.toMatchObject({ messageKey: 'credentialUnreadable' });
  });

  it('the vault opens a value only in its own row, column and organization', async () => {
    const other = (await mintOrganization()).orgId;
    const places = ['row-1', 'row-2', 'row-3'].flatMap((rowId) =>
      ['accessToken', 'refreshToken', 'codeVerifier', 'secret'].map((column) => ({ rowId, column })),
    );
    const homes = [orgId, other].flatMap((org) => places.map((place) => ({ org, place })));
    const vaults = new Map([
      [orgId, await vault()],
      [other, await vault(RING, other)],
    ]);
    const values = [];
    for (const { org, place } of homes) values.push(await write('secret', place, RING, org));
    for (const org of [orgId, other]) vaults.set(org, await vault(RING, org));
    let [openedAtHome, openedElsewhere, tried] = [0, 0, 0];
    for (const [from, value] of values.entries()) {
      for (const [to, { org, place }] of homes.entries()) {
        const found = vaults.get(org);
        const isOpen = found && opened(found, value, place) !== 'refused';
        tried += 1;
        if (isOpen && from === to) openedAtHome += 1;
        if (isOpen && from !== to) openedElsewhere += 1;
      }
    }
    expect({ tried, openedAtHome, openedElsewhere }).toEqual({ tried: 576, openedAtHome: 24, openedElsewhere: 0 });
  });

  it('the vault opens no key of another organization or another ring key', async () => {
    const other = (await mintOrganization()).orgId;
    await write('secret', PLACE, RING, other);
    const [theirs] = await keysOf(other);
    const value = await write('secret');
    const [own] = await keysOf();
    await plantKey(theirs?.wrappedKey ?? '');
    expect(opened(await vault(), value)).toBe('refused');
    await plantKey((own?.wrappedKey ?? '').replace('v1.k1.', 'v1.k2.'));
    expect(opened(await vault([k2, k1]), value)).toBe('refused');
    await plantKey(own?.wrappedKey ?? '');
    expect(opened(await vault(), value)).toBe('secret');
  });

  it('the vault refuses every single flipped bit of value and key', async () => {
    const value = await write('secret token');
    const [own] = await keysOf();
    const wrappedKey = own?.wrappedKey ?? '';
    const reader = await vault();
    let tried = 0;
    for (const forged of [...bitFlips(value), ...textFlips(value)]) {
      tried += 1;
      expect(opened(reader, forged)).toBe('refused');
    }
    for (const forged of bitFlips(wrappedKey)) {
      tried += 1;
      await plantKey(forged);
      expect(opened(await vault(), value)).toBe('refused');
    }
    expect(tried).toBe((12 + 12 + 16) * 8 + value.length * 8 + (12 + 32 + 16) * 8);
    await plantKey(wrappedKey);
    expect(opened(await vault(), value)).toBe('secret token');
  });

  it('the vault refuses tags of 0 to 15 bytes and other spellings of the same bytes', async () => {
    const value = await write('secret');
    const reader = await vault();
    const parts = value.split('.');
    const tag = Buffer.from(parts[4] ?? '', 'base64url');
    for (let length = 0; length < 16; length += 1) {
      const cut = parts.with(4, tag.subarray(0, length).toString('base64url')).join('.');
      expect(opened(reader, cut)).toBe('refused');
    }
    for (const spelling of [`${value}=`, `${value} `, ` ${value}`, `${value}.`]) {
      expect(opened(reader, spelling)).toBe('refused');
    }
  });

  it.each(['', 'v1', 'plain-token', 'v1.k1...', 'v2.k1.a.b.c', 'v1.k1.AAAA.AAAA.AAAA.AAAA'])(
    'the vault refuses %j, which is no value of a vault',
    async (value) => {
      await expect(read(value)).rejects.toMatchObject({ code: 'unavailable', messageKey: 'credentialUnreadable' });
    },
  );
});

describe('the key ring', () => {
  it('the key ring encrypts under its newest key and opens under each of its keys', async () => {
    const old = await write('old');
    const fresh = await write('new', PLACE, [k2, k1]);
    expect(fresh).toMatch(/^v1\.k2\./);
    expect((await keysOf()).map(({ keyId }) => keyId).sort()).toEqual(['k1', 'k2']);
    expect(await read(old, PLACE, [k2, k1])).toBe('old');
    expect(await read(fresh, PLACE, [k1, k2])).toBe('new');
    expect(await read(fresh, PLACE, [k2])).toBe('new');
  });

  it('the key ring reports which key is missing and how to fix it', async () => {
    const old = await write('secret');
    const reading = read(old, PLACE, [k2]);
    await expect(reading).rejects.toThrow(/"k1".*TOKEN_ENCRYPTION_KEYS/);
    await expect(reading).rejects.toMatchObject({ code: 'unavailable', messageKey: 'encryptionKeyMissing' });
  });

  it('the key ring opens nothing with another key of the same id, and writes nothing that no key opens', async () => {
    const value = await write('secret');
    const impostor: KeyRing = [newKey('k1')];
    await expect(read(value, PLACE, impostor)).rejects.toMatchObject({ messageKey: 'credentialUnreadable' });
    await expect(write('new', PLACE, impostor)).rejects.toMatchObject({ messageKey: 'encryptionKeyMissing' });
    expect(await read(value)).toBe('secret');
  });

  it("the vault opens what earlier versions encrypted with the ring's key, only in its place", async () => {
    const early = sealValue('k1', k1.key, Buffer.from('early'), { orgId, ...PLACE });
    expect(await read(early)).toBe('early');
    await write('since then');
    const reader = await vault();
    expect(opened(reader, early)).toBe('early');
    expect(opened(reader, early, { ...PLACE, rowId: 'row-2' })).toBe('refused');
    expect(opened(reader, early, { ...PLACE, column: 'refreshToken' })).toBe('refused');
    const elsewhere = sealValue('k1', k1.key, Buffer.from('early'), { orgId: randomUUID(), ...PLACE });
    expect(opened(reader, elsewhere)).toBe('refused');
    for (const forged of bitFlips(early)) expect(opened(reader, forged)).toBe('refused');
  });
});

it('no key can be removed while a value under it is being written', async () => {
  await write('first');
  const order: string[] = [];
  let begun: () => void = () => undefined;
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const writing = withOrg(orgId, async (tx) => {
    await openVaultToWrite(tx, orgId, RING);
    begun();
    await tx.execute(sql`select pg_sleep(0.3)`);
    order.push('written');
  });
  await hasBegun;
  await withOrg(orgId, async (tx) => {
    await lockKeys(tx, orgId, 'alone');
    order.push('alone');
  });
  await writing;
  expect(order).toEqual(['written', 'alone']);
});
