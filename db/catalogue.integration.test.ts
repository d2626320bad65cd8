import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { auditCatalogue } from './testing/catalogue-audit';

let owner: Sql;
let superuser: Sql;

beforeAll(() => {
  const urls = inject('databaseUrls');
  owner = postgres(urls.owner, { max: 1, onnotice: () => {} });
  const url = new URL(urls.superuser);
  url.pathname = new URL(urls.owner).pathname;
  superuser = postgres(url.href, { max: 1, onnotice: () => {} });
});
afterAll(() => Promise.all([owner.end(), superuser.end()]));

class Undo extends Error {}

async function findingsWith(fault: string, as: Sql = owner): Promise<string[]> {
  let rules: string[] = [];
  const attempt = as.begin(async (tx) => {
    await tx.unsafe(fault);
    rules = (await auditCatalogue(tx as unknown as Sql)).map((finding) => finding.rule);
    throw new Undo();
  });
  await attempt.catch((error) => {
    if (!(error instanceof Undo)) throw error;
  });
  return rules;
}

describe('the catalogue', () => {
  it('the catalogue of the migrated database breaks no tenancy rule', async () => {
    expect(await auditCatalogue(owner)).toEqual([]);
  });

  const tenantTable = `create table planted (org_id uuid not null, id uuid not null, primary key (org_id, id));
    alter table planted enable row level security; alter table planted force row level security;
    create policy tenant on planted using (org_id = (select nullif(current_setting('app.org_id', true), '')::uuid))
      with check (org_id = (select nullif(current_setting('app.org_id', true), '')::uuid));`;

  it('the catalogue audit has no finding for a table made by the rules', async () => {
    expect(await findingsWith(tenantTable)).toEqual([]);
  });

  it.each([
    [
      'a table without anything',
      'create table planted (id int primary key)',
      'row-level security is enabled and forced',
    ],
    [
      'a table that does not force',
      `${tenantTable} alter table planted no force row level security`,
      'row-level security is enabled and forced',
    ],
    [
      'a table without its policy',
      `${tenantTable} drop policy tenant on planted`,
      'the tenant policy covers all verbs, with USING and WITH CHECK',
    ],
    [
      'a policy without WITH CHECK',
      `${tenantTable} drop policy tenant on planted; create policy tenant on planted using (org_id = (select nullif(current_setting('app.org_id', true), '')::uuid))`,
      'the tenant policy covers all verbs, with USING and WITH CHECK',
    ],
    [
      'a policy that is always true',
      `${tenantTable} create policy open on planted using (true)`,
      'no other policy widens a table',
    ],
    [
      'a new door for the system role',
      `${tenantTable} create policy system_select on planted for select to cmis_system using (true)`,
      'no other policy widens a table',
    ],
    ['a table without org_id', 'create table planted (id uuid primary key)', 'org_id is uuid not null'],
    [
      'a key that forgets the organization',
      `${tenantTable} create unique index on planted (id)`,
      'only tenant keys: primary and unique indexes lead with org_id',
    ],
    [
      'a reference that crosses organizations',
      `${tenantTable} alter table planted add constraint one unique (org_id, id), add column other uuid; create unique index u on planted (id); alter table planted add foreign key (other) references planted (id)`,
      'foreign keys between tenant tables carry org_id',
    ],
    [
      'TRUNCATE for the app',
      `${tenantTable} grant truncate on planted to cmis_app`,
      'no grant but select, insert, update and delete, and none to everyone',
    ],
    [
      'a grant to everyone',
      `${tenantTable} grant select on planted to public`,
      'no grant but select, insert, update and delete, and none to everyone',
    ],
    [
      'a wider grant for the system role',
      'grant delete on users to cmis_system',
      'the system role is granted what its policies allow and no more',
    ],
    [
      'a shared table that an organization may write',
      'grant update (rate) on fx_reference_rates to cmis_app',
      'no organization writes a shared table',
    ],
    [
      'a policy that lets an organization write a shared table',
      'create policy open on fx_reference_rates for insert to cmis_app with check (true)',
      'no other policy widens a table',
    ],
    [
      'tokens for the system role',
      'grant select on integration_credentials to cmis_system',
      'the system role reads no token',
    ],
    [
      'a partition granted',
      `do $$ declare p text; begin select inhrelid::regclass::text into p from pg_inherits where inhparent = 'ad_metrics'::regclass limit 1; execute 'grant select on ' || p || ' to cmis_app'; end $$`,
      'partitions are reached through their parent only',
    ],
    [
      "a view with its owner's rights",
      'create view planted as select * from campaigns',
      'views run with the rights of who reads them',
    ],
    [
      'a materialized view',
      'create materialized view planted as select 1',
      'views run with the rights of who reads them',
    ],
    [
      'a definer function',
      `create function planted() returns int language sql security definer as 'select 1'`,
      'definer functions are listed and pin their search path',
    ],
    [
      'a function open to everyone',
      `create function planted() returns int language sql as 'select 1'`,
      'public may execute no function',
    ],
  ])('the catalogue audit has a finding for %s', async (_name, fault, rule) => {
    expect(await findingsWith(fault)).toContain(rule);
  });

  it.each([
    [
      'a superuser app role',
      'alter role cmis_app superuser',
      'app and system roles are ordinary, own nothing and have no membership',
    ],
    [
      'an app role that bypasses policies',
      'alter role cmis_app bypassrls',
      'app and system roles are ordinary, own nothing and have no membership',
    ],
    [
      'an app role that belongs to the owner',
      'grant cmis_owner to cmis_app',
      'app and system roles are ordinary, own nothing and have no membership',
    ],
    [
      'an app role that owns a table',
      'alter table campaigns owner to cmis_app',
      'app and system roles are ordinary, own nothing and have no membership',
    ],
    [
      'an owner that bypasses policies',
      'alter role cmis_owner bypassrls',
      'the owner is bound by row-level security too',
    ],
  ])('the catalogue audit has a finding for %s', async (_name, fault, rule) => {
    expect(await findingsWith(fault, superuser)).toContain(rule);
  });
});
