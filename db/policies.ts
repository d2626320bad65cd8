import { sql } from 'drizzle-orm';
import { pgPolicy, pgRole } from 'drizzle-orm/pg-core';

export const appRole = pgRole('cmis_app').existing();
const systemRole = pgRole('cmis_system').existing();

// A sub-select is evaluated once per statement, not per row. After a transaction that set it the setting reads as ''
// instead of NULL; nullif maps both to "no organization, no rows".
const currentOrg = sql`(select nullif(current_setting('app.org_id', true), '')::uuid)`;

export function tenantPolicy(column: 'org_id' | 'id' = 'org_id') {
  const sameOrg = sql`${sql.identifier(column)} = ${currentOrg}`;
  return pgPolicy('tenant', { as: 'permissive', for: 'all', to: 'public', using: sameOrg, withCheck: sameOrg });
}

// Every table with these policies is listed, with a reason, in the catalogue guard test.
export function systemPolicies(...verbs: ('select' | 'insert' | 'update' | 'delete')[]) {
  return verbs.map((verb) =>
    pgPolicy(`system_${verb}`, {
      for: verb,
      to: systemRole,
      ...(verb === 'insert' ? {} : { using: sql`true` }),
      ...(verb === 'insert' || verb === 'update' ? { withCheck: sql`true` } : {}),
    }),
  );
}
