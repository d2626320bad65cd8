import 'server-only';
import { and, eq, inArray, type SQL } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { campaigns } from '@/db/schema/campaigns';
import { integrations } from '@/db/schema/integrations';
import { leads } from '@/db/schema/leads';
import type { Tx } from '@/db/tenant';
import { connectionNames, namedBy } from '@/lib/accounts/connection-names';
import { AppError } from '@/lib/errors';
import type { PlatformId } from '@/lib/platform-ids';
import { openVault } from '@/lib/vault/organization-vault';
import { aadFor } from '@/lib/vault/sealed-columns';
import { type LeadAnswerDto, type LeadDto, storedAnswersSchema } from './schema';

type LeadRow = typeof leads.$inferSelect;

// The ciphertext was altered, or its key was removed.
const UNREADABLE = 'unreadable';

export function selectLeads(tx: Tx, orgId: AuthorizedOrgId, condition: SQL | undefined) {
  return tx
    .select({ lead: leads, connection: connectionNames })
    .from(leads)
    .innerJoin(integrations, and(eq(integrations.orgId, leads.orgId), eq(integrations.id, leads.integrationId)))
    .where(and(eq(leads.orgId, orgId), condition))
    .$dynamic();
}

export async function toLeadDtos(
  tx: Tx,
  orgId: AuthorizedOrgId,
  rows: readonly { lead: LeadRow; connection: Parameters<typeof namedBy>[0] }[],
): Promise<LeadDto[]> {
  if (rows.length === 0) return [];
  const vault = await openVault(tx, orgId);
  const names = await campaignNames(tx, orgId, rows);
  const answersOf = ({
    id,
    answersCiphertext,
    answersMissing,
  }: LeadRow): Pick<LeadDto, 'answers' | 'answersMissing'> => {
    if (answersCiphertext === null) return { answers: null, answersMissing };
    const answers = readAnswers(() => vault.decrypt(answersCiphertext, aadFor('leadAnswers', id)));
    return answers ? { answers, answersMissing: null } : { answers: null, answersMissing: UNREADABLE };
  };
  return rows.map(({ lead, connection }) => ({
    id: lead.id,
    platform: lead.platform as PlatformId,
    integrationId: lead.integrationId,
    ...namedBy(connection),
    externalId: lead.externalId,
    form: { externalId: lead.formExternalId, name: lead.formName },
    campaign:
      lead.campaignExternalId === null
        ? null
        : {
            externalId: lead.campaignExternalId,
            name: names.get(campaignKey(lead.platform, lead.campaignExternalId)) ?? null,
          },
    adExternalId: lead.adExternalId,
    consents: lead.consents,
    ...answersOf(lead),
    submittedAt: lead.submittedAt?.toISOString() ?? null,
    receivedAt: lead.receivedAt.toISOString(),
  }));
}

function readAnswers(decrypt: () => string): LeadAnswerDto[] | null {
  try {
    return storedAnswersSchema.parse(JSON.parse(decrypt()));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

const campaignKey = (platform: string, externalId: string) => `${platform}:${externalId}`;

async function campaignNames(
  tx: Tx,
  orgId: AuthorizedOrgId,
  rows: readonly { lead: LeadRow }[],
): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ lead }) => lead.campaignExternalId ?? []))];
  if (ids.length === 0) return new Map();
  const { platform, externalId, name } = campaigns;
  const found = await tx
    .select({ platform, externalId, name })
    .from(campaigns)
    .where(and(eq(campaigns.orgId, orgId), inArray(externalId, ids)));
  return new Map(found.map((one) => [campaignKey(one.platform, one.externalId), one.name]));
}
