import { sql } from 'drizzle-orm';
import { jsonRows } from '@/db/json-rows';
import type { Tx } from '@/db/tenant';
import type { PlatformId } from '@/lib/platform-ids';
import type { WebhookSubject } from '@/lib/platforms/webhook';

export interface Recipient {
  orgId: string;
  integrationId: string;
}

export interface AddressedSubject {
  platform: PlatformId;
  subject: WebhookSubject | null;
}

// Per subject: who reads the selected ad account or profile, the account of the campaign, or the person's grant.
export async function findRecipients(tx: Tx, subjects: readonly AddressedSubject[]): Promise<Recipient[][]> {
  const found: Recipient[][] = subjects.map(() => []);
  const addressed = subjects.flatMap(({ platform, subject }, place) =>
    subject ? [{ place, platform, type: subject.type, external_id: subject.externalId }] : [],
  );
  if (addressed.length === 0) return found;
  const rows = await tx.execute<{ place: number; orgId: string; integrationId: string }>(sql`
    select distinct addressed.place, i.org_id as "orgId", i.id as "integrationId"
    from json_to_recordset(${jsonRows(addressed)}) as addressed(place int, platform text, type text, external_id text)
    cross join lateral (
      select a.org_id, a.integration_id from ad_accounts a
      where addressed.type = 'ad_account' and a.platform = addressed.platform and a.external_id = addressed.external_id
        and a.selected
      union all
      select p.org_id, p.integration_id from profiles p
      where addressed.type = 'profile' and p.platform = addressed.platform and p.external_id = addressed.external_id and p.selected
      union all
      select a.org_id, a.integration_id from campaigns c
      join ad_accounts a on a.org_id = c.org_id and a.id = c.ad_account_id and a.selected
      where addressed.type = 'campaign' and c.platform = addressed.platform and c.external_id = addressed.external_id
      union all
      select g.org_id, g.id from integrations g
      where addressed.type = 'person' and g.platform = addressed.platform and g.external_user_id = addressed.external_id
    ) as reader
    join integrations i on i.org_id = reader.org_id and i.id = reader.integration_id and i.status <> 'disconnected'
    order by addressed.place, i.org_id, i.id`);
  for (const { place, orgId, integrationId } of rows) {
    const recipients = found[place];
    // One copy per organization, even where two of its connections read the same account.
    if (recipients && recipients.at(-1)?.orgId !== orgId) recipients.push({ orgId, integrationId });
  }
  return found;
}
