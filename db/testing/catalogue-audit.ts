import type { Sql } from 'postgres';

export interface Finding {
  rule: string;
  object: string;
}

const GLOBAL_TABLES = {
  organizations: 'is the tenant; its id is the key',
  users: 'a person may belong to several organizations',
} as const;

/** Facts of the installation without an organization: every organization reads them, none writes them. */
export const SHARED_TABLES: readonly string[] = [
  'conversion_defaults', // by which default stored conversions are counted
  'fx_reference_rates', // published exchange rates
  'fx_sources', // when their publishers were last read
];
const WITHOUT_ORGANIZATION = [...Object.keys(GLOBAL_TABLES), ...SHARED_TABLES];

// `table.verb` that the system role may use across organizations. A new line widens what `withSystem` reaches.
const SYSTEM_ACCESS = [
  'ad_accounts.select', // which organizations have the account that a webhook or a rate limit is about; no names are granted
  'alert_evaluations.select', // sweeping evaluations that are due
  'alert_evaluations.update', // when the sweep recorded their event
  'api_tokens.select', // the key check knows the token, not yet the organization
  'api_tokens.update', // last_used_at
  'campaigns.select', // finds the organizations of a webhook's campaign; no names are granted
  'conversion_choices.select', // sweeping choices by which stored days are not recounted; no action is granted
  'conversion_choices.update', // when the sweep recorded their event
  'conversion_defaults.select',
  'conversion_defaults.insert', // of a new platform
  'conversion_defaults.update', // a release changed it
  'fx_reference_rates.select', // what is stored already
  'fx_reference_rates.insert', // published rates
  'fx_reference_rates.delete', // of the sandbox, by its policy
  'fx_sources.select',
  'fx_sources.insert', // the first reading of a publisher
  'fx_sources.update', // its last readings
  'integration_credentials.select', // which tokens fall due; the columns with tokens are not granted
  'integrations.select', // fan-out of scheduled syncs
  'invitations.select', // the link names no organization
  'memberships.select', // sign-in: which organizations a person belongs to
  'oauth_states.select', // the callback knows the state, not yet the organization
  'org_daily_metrics.select', // the first day with figures; no figure is granted
  'organization_keys.select', // checks that the key ring can unwrap the stored keys
  'organizations.select', // sign-in: their names
  'outbox_events.select', // delivery and the sweep go over all organizations
  'outbox_events.insert', // the inbox and sweeps record events of many organizations in one transaction
  'outbox_events.update', // counting the attempts of the sweep
  'outbox_events.delete', // the engine accepted the event
  'profiles.select', // finds the organizations of a webhook's profile; no names are granted
  'sync_circuits.select', // a rate limit of an ad account holds for every organization that reads it
  'sync_runs.select', // sweeping runs that no engine works on
  'users.select',
  'users.insert',
  'users.update',
  'webhook_keys.select', // the inbox: finds the key that verifies a delivery
  'webhook_deliveries.select', // the inbox: a delivery names an account, not the organization
  'webhook_deliveries.insert',
  'webhook_deliveries.update', // sweeping and routing
  'webhook_deliveries.delete', // pruning after 30 days
];

const DEFINER_FUNCTIONS = ['provision_ad_metrics_partitions', 'analyze_facts'];

const rules: Record<string, (sql: Sql) => Promise<{ object: string }[]>> = {
  'row-level security is enabled and forced': (sql) => sql`
    select c.relname as object from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not (c.relrowsecurity and c.relforcerowsecurity)`,
  'org_id is uuid not null': (sql) => sql`
    select c.relname as object from pg_class c
    left join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and c.relname <> all(${WITHOUT_ORGANIZATION})
      and (a.attname is null or not a.attnotnull or a.atttypid <> 'uuid'::regtype)`,
  'the tenant policy covers all verbs, with USING and WITH CHECK': (sql) => sql`
    select c.relname as object from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'users' and c.relname <> all(${SHARED_TABLES})
      and not exists (
        select 1 from pg_policies p
        where p.schemaname = 'public' and p.tablename = c.relname and p.cmd = 'ALL' and p.permissive = 'PERMISSIVE'
          and p.qual = p.with_check
          and p.qual ~ ('^\\(' || case c.relname when 'organizations' then 'id' else 'org_id' end || ' = \\( SELECT .*app\\.org_id'))`,
  'no other policy widens a table': (sql) => sql`
    select p.tablename || '.' || p.policyname as object from pg_policies p
    where p.schemaname = 'public'
      and not (p.policyname = 'tenant' and p.cmd = 'ALL')
      and not (p.tablename = 'users' and p.policyname = 'members' and p.cmd = 'SELECT' and p.roles = '{cmis_app}')
      and not (p.tablename = any(${SHARED_TABLES}) and p.policyname = 'shared' and p.cmd = 'SELECT'
        and p.roles = '{cmis_app}')
      and not (p.roles = '{cmis_system}' and p.tablename || '.' || lower(p.cmd) = any(${SYSTEM_ACCESS}))`,
  'only tenant keys: primary and unique indexes lead with org_id': (sql) => sql`
    select i.indexrelid::regclass::text as object
    from pg_index i join pg_class c on c.oid = i.indrelid
    left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where c.relnamespace = 'public'::regnamespace and i.indisunique
      and c.relname <> all(${WITHOUT_ORGANIZATION}) and a.attname is distinct from 'org_id'`,
  'foreign keys between tenant tables carry org_id': (sql) => sql`
    select k.conrelid::regclass || '.' || k.conname as object from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace
      and k.confrelid <> all(array['public.organizations', 'public.users']::regclass[])
      and not exists (
        select 1 from unnest(k.conkey, k.confkey) as pair(mine, theirs)
        join pg_attribute m on m.attrelid = k.conrelid and m.attnum = pair.mine and m.attname = 'org_id'
        join pg_attribute t on t.attrelid = k.confrelid and t.attnum = pair.theirs and t.attname = 'org_id')`,
  'no grant but select, insert, update and delete, and none to everyone': (sql) => sql`
    select g.table_name || ' ' || g.privilege_type || ' to ' || g.grantee as object
    from information_schema.role_table_grants g
    where g.table_schema = 'public' and g.grantee <> 'cmis_owner'
      and (g.grantee not in ('cmis_app', 'cmis_system') or g.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
        or g.is_grantable = 'YES')`,
  'no organization writes a shared table': (sql) => sql`
    select g.table_name || '.' || lower(g.privilege_type) as object
    from (
      select table_schema, table_name, grantee, privilege_type from information_schema.column_privileges
      union select table_schema, table_name, grantee, privilege_type from information_schema.role_table_grants
    ) g
    where g.table_schema = 'public' and g.grantee = 'cmis_app' and g.table_name = any(${SHARED_TABLES})
      and g.privilege_type <> 'SELECT'`,
  'the system role is granted what its policies allow and no more': (sql) => sql`
    select distinct g.table_name || '.' || lower(g.privilege_type) as object
    from (
      select table_schema, table_name, grantee, privilege_type from information_schema.column_privileges
      union select table_schema, table_name, grantee, privilege_type from information_schema.role_table_grants
    ) g
    where g.table_schema = 'public' and g.grantee = 'cmis_system'
      and g.table_name || '.' || lower(g.privilege_type) <> all(${SYSTEM_ACCESS})`,
  'the system role reads no token': (sql) => sql`
    select g.table_name || '.' || g.column_name as object from information_schema.column_privileges g
    where g.table_schema = 'public' and g.grantee = 'cmis_system' and g.column_name like '%ciphertext'
      and g.table_name = 'integration_credentials'`,
  'partitions are reached through their parent only': (sql) => sql`
    select c.relname || ' granted to ' || g.grantee as object
    from pg_class c join information_schema.role_table_grants g
      on g.table_schema = 'public' and g.table_name = c.relname and g.grantee <> 'cmis_owner'
    where c.relnamespace = 'public'::regnamespace and c.relispartition`,
  'views run with the rights of who reads them': (sql) => sql`
    select c.relname as object from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')
      and (c.relkind = 'm' or not coalesce('security_invoker=true' = any(c.reloptions), false))`,
  'definer functions are listed and pin their search path': (sql) => sql`
    select p.proname as object from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef
      and (p.proname <> all(${DEFINER_FUNCTIONS}) or not coalesce('search_path=""' = any(p.proconfig), false))`,
  'public may execute no function': (sql) => sql`
    select p.proname as object from pg_proc p
    where p.pronamespace = 'public'::regnamespace and has_function_privilege('public', p.oid, 'execute')`,
  'no function claims to be leakproof': (sql) => sql`
    select p.proname as object from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proleakproof`,
  'app and system roles are ordinary, own nothing and have no membership': (sql) => sql`
    select r.rolname as object from pg_roles r
    where r.rolname in ('cmis_app', 'cmis_system')
      and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb
        or exists (select 1 from pg_class c where c.relowner = r.oid)
        or exists (select 1 from pg_auth_members m where m.member = r.oid))`,
  'the owner is bound by row-level security too': (sql) => sql`
    select r.rolname as object from pg_roles r where r.rolname = 'cmis_owner' and (r.rolsuper or r.rolbypassrls)`,
};

export async function auditCatalogue(sql: Sql): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [rule, find] of Object.entries(rules)) {
    for (const { object } of await find(sql)) findings.push({ rule, object });
  }
  return findings;
}
