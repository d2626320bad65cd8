import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { and, asc, eq, gt, isNotNull, ne, notInArray, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { jsonRows } from '@/db/json-rows';
import { organizationKeys } from '@/db/schema/organization-keys';
import { organizations } from '@/db/schema/organizations';
import { withSystem } from '@/db/system';
import { type Tx, withOrg } from '@/db/tenant';
import { UNROUTED_ORG_ID } from '@/db/unrouted-org-id';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { sweepBatches } from '@/lib/claims/sweep-batches';
import { valuePrefix } from '@/lib/crypto/sealed-value';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { lockKeys, openVaultToWrite } from './organization-vault';
import { aadFor, type SealedColumnName, sealedColumns } from './sealed-columns';

// Per transaction: a refresh that needs one of the rows waits milliseconds.
const BATCH = 200;
const ORGANIZATIONS_PAGE = 500;
const POLL_MS = 50;

const columnNames = Object.keys(sealedColumns) as SealedColumnName[];

// Never the value itself.
interface StuckValue {
  orgId: string;
  column: SealedColumnName;
  rowId: string;
  reason: string;
}

export interface RotationProgress {
  organizations: number;
  values: number;
}

export interface RotationResult extends RotationProgress {
  newestKeyId: string;
  stuck: StuckValue[];
  // They must stay in the ring. Empty after a complete rotation.
  keyIdsInUse: string[];
  removableKeyIds: string[];
}

function leftOver(orgId: AuthorizedOrgId, name: SealedColumnName, newestKeyId: string) {
  const column = sealedColumns[name];
  const { ciphertext } = column;
  return and(
    eq(column.orgId, orgId),
    isNotNull(ciphertext),
    sql`not starts_with(${ciphertext}, ${valuePrefix(newestKeyId)})`,
  );
}

interface SealedRow {
  rowId: string;
  value: string;
}

async function rewriteBatch(
  tx: Tx,
  orgId: AuthorizedOrgId,
  name: SealedColumnName,
  newestKeyId: string,
  last: SealedRow | undefined,
): Promise<{ rows: SealedRow[]; rewritten: number; stuck: StuckValue[] }> {
  const { table, orgId: org, rowId, ciphertext } = sealedColumns[name];
  const rows = await tx
    .select({ rowId: sql<string>`${rowId}`, value: sql<string>`${ciphertext}` })
    .from(table)
    .where(and(leftOver(orgId, name, newestKeyId), last && gt(rowId, last.rowId)))
    .orderBy(asc(rowId))
    .limit(BATCH)
    .for('update', { skipLocked: true });
  // After the rows: their keys existed when they were read, and stay until this transaction ends.
  const vault = await openVaultToWrite(tx, orgId);
  const fresh: { row: string; value: string }[] = [];
  const stuck: StuckValue[] = [];
  for (const row of rows) {
    const place = aadFor(name, row.rowId);
    try {
      fresh.push({ row: row.rowId, value: vault.encrypt(vault.decrypt(row.value, place), place) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      stuck.push({ orgId, column: name, rowId: row.rowId, reason: error.message });
    }
  }
  if (fresh.length > 0) {
    // The version stays, so that a refresh under way still stores its answer.
    await tx.execute(sql`
      update ${table} set ${sql.identifier(ciphertext.name)} = fresh.value
      from json_to_recordset(${jsonRows(fresh)}) as fresh(row ${sql.raw(rowId.getSQLType())}, value text)
      where ${org} = ${orgId} and ${rowId} = fresh.row`);
  }
  return { rows, rewritten: fresh.length, stuck };
}

async function rewriteColumn(
  orgId: AuthorizedOrgId,
  name: SealedColumnName,
  newestKeyId: string,
  onValues: (count: number) => void,
): Promise<StuckValue[]> {
  const stuck: StuckValue[] = [];
  await sweepBatches<SealedRow>(BATCH, async (last) => {
    const batch = await withOrg(orgId, (tx) => rewriteBatch(tx, orgId, name, newestKeyId, last));
    onValues(batch.rewritten);
    stuck.push(...batch.stuck);
    return batch.rows;
  });
  return stuck;
}

async function countLeftOver(tx: Tx, orgId: AuthorizedOrgId, newestKeyId: string): Promise<number> {
  let count = 0;
  for (const name of columnNames)
    count += await tx.$count(sealedColumns[name].table, leftOver(orgId, name, newestKeyId));
  return count;
}

// Returns values that cannot be re-encrypted, apart from rows that stay locked.
async function rewriteOrganization(
  orgId: AuthorizedOrgId,
  newestKeyId: string,
  onValues: (count: number) => void,
  patienceMs: number,
): Promise<StuckValue[]> {
  // A separate transaction: a batch that waited for the creator of this key would hold its rows meanwhile.
  await withOrg(orgId, (tx) => openVaultToWrite(tx, orgId));
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const stuck: StuckValue[] = [];
    for (const name of columnNames) stuck.push(...(await rewriteColumn(orgId, name, newestKeyId, onValues)));
    const left = await withOrg(orgId, (tx) => countLeftOver(tx, orgId, newestKeyId));
    if (left <= stuck.length || Date.now() > giveUpAt) return stuck;
    await sleep(POLL_MS);
  }
}

// A transaction that is open now may have read a value under an old key that it has yet to open.
async function outliveTransactions(orgId: AuthorizedOrgId, patienceMs: number): Promise<void> {
  const now = await withOrg(orgId, async (tx) => {
    const [row] = await tx.execute<{ now: string }>(sql`select clock_timestamp()::text as now`);
    return row?.now ?? null;
  });
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const open = await withOrg(orgId, async (tx) => {
      const [row] = await tx.execute<{ open: boolean }>(sql`
        select exists (
          select 1 from pg_stat_activity
          where datname = current_database() and usename = current_user and xact_start < ${now}::timestamptz
        ) as open`);
      return row?.open ?? true;
    });
    if (!open) return;
    if (Date.now() > giveUpAt) {
      throw new Error('A transaction of the product does not end (pg_stat_activity): end it, then run this again.');
    }
    await sleep(POLL_MS);
  }
}

async function removeUnusedKeys(orgId: AuthorizedOrgId, newestKeyId: string): Promise<Set<string>> {
  return withOrg(orgId, async (tx) => {
    await lockKeys(tx, orgId, 'alone');
    const used = new Set<string>();
    for (const name of columnNames) {
      const { table, ciphertext } = sealedColumns[name];
      const rows = await tx
        .selectDistinct({ keyId: sql<string>`split_part(${ciphertext}, '.', 2)` })
        .from(table)
        .where(leftOver(orgId, name, newestKeyId));
      for (const { keyId } of rows) used.add(keyId);
    }
    await tx
      .delete(organizationKeys)
      .where(and(eq(organizationKeys.orgId, orgId), notInArray(organizationKeys.keyId, [newestKeyId, ...used])));
    return used;
  });
}

async function needsRotation(
  orgId: AuthorizedOrgId,
  newestKeyId: string,
  forgetOld: (tx: Tx, orgId: AuthorizedOrgId) => Promise<void>,
): Promise<boolean> {
  return withOrg(orgId, async (tx) => {
    await forgetOld(tx, orgId);
    const older = and(eq(organizationKeys.orgId, orgId), ne(organizationKeys.keyId, newestKeyId));
    return (await tx.$count(organizationKeys, older)) > 0 || (await countLeftOver(tx, orgId, newestKeyId)) > 0;
  });
}

function organizationsAfter(id: string | null): Promise<{ id: string }[]> {
  return withSystem('rotation: which organizations are there', (tx) =>
    tx
      .select({ id: organizations.id })
      .from(organizations)
      .where(id === null ? undefined : gt(organizations.id, id))
      .orderBy(asc(organizations.id))
      .limit(ORGANIZATIONS_PAGE),
  );
}

async function olderKeysInUse(newestKeyId: string): Promise<string[]> {
  const rows = await withSystem('rotation: which older keys does anything hang on', (tx) =>
    tx
      .selectDistinct({ keyId: organizationKeys.keyId })
      .from(organizationKeys)
      .where(ne(organizationKeys.keyId, newestKeyId)),
  );
  return rows.map(({ keyId }) => keyId);
}

/**
 * Re-encrypts every secret that is not under the newest key, in small transactions beside the running product, and
 * removes old keys of organizations. Continues after an interruption.
 * @param forgetOld removes expired secrets of an organization before they are counted
 * @param patienceMs per organization, for locked rows and for transactions that began before
 * @throws Error when a transaction stays open for longer, or the database is down
 */
export async function rotateKeys(
  onProgress: (progress: RotationProgress) => void,
  forgetOld: (tx: Tx, orgId: AuthorizedOrgId) => Promise<void>,
  patienceMs = 60_000,
): Promise<RotationResult> {
  const ring = env().TOKEN_ENCRYPTION_KEYS;
  const newestKeyId = ring[0].keyId;
  const progress: RotationProgress = { organizations: 0, values: 0 };
  const stuck: StuckValue[] = [];
  const inUse = new Set<string>();
  // The unrouted organization has no key of its own; its values are re-encrypted under the ring's key.
  let page = [{ id: UNROUTED_ORG_ID }, ...(await organizationsAfter(null))];
  while (page.length > 0) {
    for (const { id } of page) {
      const orgId = orgOfJob(id);
      if (await needsRotation(orgId, newestKeyId, forgetOld)) {
        const left = await rewriteOrganization(
          orgId,
          newestKeyId,
          (count) => {
            progress.values += count;
            onProgress({ ...progress });
          },
          patienceMs,
        );
        stuck.push(...left);
        await outliveTransactions(orgId, patienceMs);
        for (const keyId of await removeUnusedKeys(orgId, newestKeyId)) inUse.add(keyId);
      }
      if (id !== UNROUTED_ORG_ID) progress.organizations += 1;
    }
    page = await organizationsAfter(page.at(-1)?.id ?? null);
  }
  for (const keyId of await olderKeysInUse(newestKeyId)) inUse.add(keyId);
  const keyIdsInUse = [...inUse];
  const removableKeyIds = ring.map(({ keyId }) => keyId).filter((id) => id !== newestKeyId && !inUse.has(id));
  return { ...progress, newestKeyId, stuck, keyIdsInUse, removableKeyIds };
}
