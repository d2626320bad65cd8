import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { leads } from '@/db/schema/leads';
import { stripUnstorable } from '@/db/strip-unstorable';
import type { Tx } from '@/db/tenant';
import type { RemoteLead } from '@/lib/platforms/webhook';
import { openVaultToWrite } from '@/lib/vault/organization-vault';
import { aadFor } from '@/lib/vault/sealed-columns';
import { erasePayload } from '../deliveries/erase-payload';
import type { OpenDelivery } from './load-open-delivery';

const NOT_OFFERED = 'not_offered';

const clean = (text: string | null) => (text === null ? null : stripUnstorable(text));

export const ERASED = 'erased';

// A later delivery adds missing answers; for an erased lead the payload is erased too.
export async function recordLead(
  tx: Tx,
  orgId: AuthorizedOrgId,
  delivery: OpenDelivery,
  lead: RemoteLead,
  answersMissing: string | null,
): Promise<string | null> {
  const externalId = stripUnstorable(lead.externalId);
  const { platform, integrationId, receivedAt, subjectType, subjectExternalId } = delivery;
  const whereLead = and(eq(leads.orgId, orgId), eq(leads.platform, platform), eq(leads.externalId, externalId));
  // The answers are encrypted for the row's id.
  await tx
    .insert(leads)
    .values({
      orgId,
      id: randomUUID(),
      integrationId,
      platform,
      externalId,
      ownerType: subjectType === 'profile' || subjectType === 'campaign' ? subjectType : 'ad_account',
      ownerExternalId: subjectExternalId ?? '',
      answersMissing: answersMissing ?? NOT_OFFERED,
      receivedAt,
    })
    .onConflictDoNothing();
  const [row] = await tx
    .select({ id: leads.id, answersMissing: leads.answersMissing })
    .from(leads)
    .where(whereLead)
    .for('update');
  if (!row) return null;
  if (row.answersMissing === ERASED) {
    await erasePayload(tx, orgId, await openVaultToWrite(tx, orgId), delivery.id);
    return row.id;
  }
  const { formExternalId, formName, campaignExternalId, adExternalId, submittedAt, consents, answers } = lead;
  const vault = answers && (await openVaultToWrite(tx, orgId));
  await tx
    .update(leads)
    .set({
      formExternalId: sql`coalesce(${clean(formExternalId)}, ${leads.formExternalId})`,
      formName: sql`coalesce(${clean(formName)}, ${leads.formName})`,
      campaignExternalId: sql`coalesce(${clean(campaignExternalId)}, ${leads.campaignExternalId})`,
      adExternalId: sql`coalesce(${clean(adExternalId)}, ${leads.adExternalId})`,
      submittedAt: sql`coalesce(${submittedAt?.toISOString() ?? null}::timestamptz, ${leads.submittedAt})`,
      ...(vault
        ? {
            consents: consents.map(({ name, given }) => ({ name: stripUnstorable(name), given })),
            answersCiphertext: vault.encrypt(JSON.stringify(answers), aadFor('leadAnswers', row.id)),
            answersMissing: null,
          }
        : { answersMissing: answersMissing ?? NOT_OFFERED }),
    })
    .where(and(whereLead, isNull(leads.answersCiphertext)));
  return row.id;
}
