import { sql } from 'drizzle-orm';
import { pgPolicy, pgRole } from 'drizzle-orm/pg-core';

/** The role every request and job runs as: owns nothing, cannot bypass row-level security. */
export const appRole = pgRole('cmis_app').existing();
/** The role of `withSystem`: sees across organizations, but only the tables and verbs granted below. */
const systemRole = pgRole('cmis_system').existing();

// A sub-select, so that Postgres reads the setting once a statement and not once a row. After a transaction that
// set it, the setting reads as '' instead of NULL; nullif turns both into "no organization, no rows".
const currentOrg = sql`(select nullif(current_setting('app.org_id', true), '')::uuid)`;

/** The rows of the organization bound to the transaction, for every verb. Goes on every tenant table. */
export function tenantPolicy(column: 'org_id' | 'id' = 'org_id') {
  const sameOrg = sql`${sql.identifier(column)} = ${currentOrg}`;
  return pgPolicy('tenant', { as: 'permissive', for: 'all', to: 'public', using: sameOrg, withCheck: sameOrg });
}

/**
 * Lets the system role use `verbs` on a table across organizations. Each table that carries one is named, with the
 * reason, in the allow-list of the catalogue guard test.
 */
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
