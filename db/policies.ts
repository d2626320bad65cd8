import { sql } from 'drizzle-orm';
import { pgPolicy, pgRole } from 'drizzle-orm/pg-core';

export const appRole = pgRole('cmis_app').existing();
export const systemRole = pgRole('cmis_system').existing();

// A sub-select runs once per statement, not per row. nullif: the setting reads as '' after a transaction that set it.
const currentOrg = sql`(select nullif(current_setting('app.org_id', true), '')::uuid)`;

export function tenantPolicy(column: 'org_id' | 'id' = 'org_id') {
  const sameOrg = sql`${sql.identifier(column)} = ${currentOrg}`;
  return pgPolicy('tenant', { as: 'permissive', for: 'all', to: 'public', using: sameOrg, withCheck: sameOrg });
}

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

/** For facts of the installation: every organization reads them, and the system role writes them by its `verbs`. */
export function sharedPolicies(...verbs: ('insert' | 'update')[]) {
  const everyOrganization = pgPolicy('shared', { for: 'select', to: appRole, using: sql`true` });
  return [everyOrganization, ...systemPolicies('select', ...verbs)];
}
