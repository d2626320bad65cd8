import { randomUUID } from 'node:crypto';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { SHARED_TABLES } from './testing/catalogue-audit';
import { type PlantedRows, plantRows, type Row } from './testing/every-table';
import { mintOrganization } from './testing/organization';

let app: Sql;
let victim: { orgId: string; planted: PlantedRows };
let attackerOrgId: string;

async function asOrg<T>(orgId: string | null, work: (tx: TransactionSql) => Promise<T>): Promise<T> {
  const result = await app.begin(async (tx) => {
    if (orgId) await tx`select set_config('app.org_id', ${orgId}, true)`;
    return { value: await work(tx) };
  });
  return result.value;
}

beforeAll(async () => {
  app = postgres(inject('databaseUrls').app, { max: 2, onnotice: () => {} });
  const { orgId, userId } = await mintOrganization();
  attackerOrgId = (await mintOrganization()).orgId;
  const existing = new Map<string, Row>([
    ['organizations', { id: orgId }],
    ['users', { id: userId }],
    ['memberships', { org_id: orgId, user_id: userId }],
  ]);
  const planted = await plantRows(app, orgId, existing, (work) => asOrg(orgId, work));
  victim = { orgId, planted };
});
afterAll(() => app.end());

async function affected(orgId: string | null, statement: (tx: TransactionSql) => Promise<{ count: number }>) {
  return asOrg(orgId, async (tx) => (await statement(tx)).count).catch((error) => {
    if (error.code === '42501') return 0;
    throw error;
  });
}

const tenantColumn = (table: string) => (table === 'organizations' ? 'id' : 'org_id');

describe('a foreign organization', () => {
  it('every table has a row of the victim, so that every table is tested', async () => {
    const tables = await app<{ name: string }[]>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`;
    expect([...victim.planted.tables, ...SHARED_TABLES].sort()).toEqual(tables.map((table) => table.name).sort());
    for (const table of victim.planted.tables) {
      const own = await asOrg(victim.orgId, (tx) => tx`select 1 from ${tx(table)}`);
      expect(own.length, `${table} as its own organization`).toBeGreaterThan(0);
    }
  });

  it.each([
    ['another organization', () => attackerOrgId],
    ['an unknown organization', () => randomUUID()],
    ['no organization', () => null],
  ])('%s sees and changes no row of the victim, in any table, by any verb', async (_name, who) => {
    for (const table of victim.planted.tables) {
      const isUsers = table === 'users';
      const row = victim.planted.rows.get(table) ?? {};
      const key = isUsers ? 'id' : tenantColumn(table);
      const value = isUsers ? String(row.id) : victim.orgId;
      const label = (verb: string) => `${verb} ${table}`;
      expect(
        await affected(who(), (tx) => tx`select 1 from ${tx(table)} where ${tx(key)} = ${value}`),
        label('select'),
      ).toBe(0);
      expect(
        await affected(who(), (tx) => tx`update ${tx(table)} set ${tx(key)} = ${tx(key)} where ${tx(key)} = ${value}`),
        label('update'),
      ).toBe(0);
      expect(
        await affected(who(), (tx) => tx`delete from ${tx(table)} where ${tx(key)} = ${value}`),
        label('delete'),
      ).toBe(0);
      if (isUsers) continue;
      const copy = { ...row, ...('id' in row && table !== 'organizations' ? { id: randomUUID() } : {}) };
      await expect(
        asOrg(who(), (tx) => tx`insert into ${tx(table)} ${tx(copy)}`),
        label('insert'),
      ).rejects.toMatchObject({ code: '42501' });
      await expect(
        asOrg(who(), (tx) => tx`truncate ${tx(table)} cascade`),
        label('truncate'),
      ).rejects.toMatchObject({
        code: '42501',
      });
    }
  });

  it.each(SHARED_TABLES)(
    'an organization reads the shared table %s and cannot change it by any verb',
    async (table) => {
      await expect(asOrg(attackerOrgId, (tx) => tx`select 1 from ${tx(table)}`)).resolves.toBeDefined();
      const [first] = await app<{ column: string }[]>`
        select attname as column from pg_attribute where attrelid = ${table}::regclass and attnum = 1`;
      const column = first?.column ?? '';
      for (const change of [
        (tx: TransactionSql) => tx`insert into ${tx(table)} default values`,
        (tx: TransactionSql) => tx`update ${tx(table)} set ${tx(column)} = ${tx(column)}`,
        (tx: TransactionSql) => tx`delete from ${tx(table)}`,
        (tx: TransactionSql) => tx`truncate ${tx(table)}`,
      ]) {
        await expect(asOrg(attackerOrgId, change)).rejects.toMatchObject({ code: '42501' });
      }
    },
  );

  it('a foreign organization cannot move its own rows to the victim', async () => {
    const own = (await mintOrganization()).orgId;
    await expect(
      asOrg(own, (tx) => tx`update organizations set id = ${randomUUID()} where id = ${own}`),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(asOrg(own, (tx) => tx`update memberships set org_id = ${victim.orgId}`)).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('a foreign organization cannot read a partition past its parent', async () => {
    const partitions = await app<{ name: string }[]>`
      select inhrelid::regclass::text as name from pg_inherits where inhparent = 'ad_metrics'::regclass`;
    expect(partitions.length).toBeGreaterThan(12);
    for (const { name } of partitions) {
      await expect(asOrg(attackerOrgId, (tx) => tx`select 1 from ${tx(name)}`)).rejects.toMatchObject({
        code: '42501',
      });
    }
  });

  it('the rows of the victim are unchanged after every attempt', async () => {
    for (const table of victim.planted.tables) {
      const rows = await asOrg(victim.orgId, (tx) => tx`select 1 from ${tx(table)}`);
      expect(rows.length, table).toBeGreaterThan(0);
    }
  });
});
