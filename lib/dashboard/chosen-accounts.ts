import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { byLanguage } from '@/db/by-language';
import { type JsonRead, jsonRead } from '@/db/read-together';
import type { integrationStatuses } from '@/db/schema/integrations';
import { accountLabel } from '@/lib/accounts/account-label';
import { type GrantHalf, whereConsentLost } from '@/lib/accounts/grant-half';
import type { IsoDate } from '@/lib/dates';
import type { PlatformId } from '@/lib/platform-ids';

interface ChosenProfile {
  id: string;
  platform: PlatformId;
  name: string;
  integrationId: string;
  // Of the integration, for the half of its grant that reads this.
  status: (typeof integrationStatuses)[number];
}

export interface ChosenAccount extends ChosenProfile {
  currency: string;
  readFrom: IsoDate | null;
  readTo: IsoDate | null;
  historyGoal: IsoDate | null;
}

export interface ChosenAccounts {
  accounts: ChosenAccount[];
  profiles: ChosenProfile[];
}

function statusFor(half: GrantHalf) {
  return sql`case when i.status in ('active', 'refreshing', 'retry_wait') and ${whereConsentLost('i', half)}
    then 'reauth_required' else i.status end`;
}

/** Ad accounts. */
export function chosenAccounts(orgId: AuthorizedOrgId): JsonRead<ChosenAccount[]> {
  return jsonRead(
    sql`select a.id, a.platform, ${accountLabel()} as name, a.currency, a.read_from as "readFrom",
        a.read_to as "readTo", a.history_goal as "historyGoal", a.integration_id as "integrationId",
        ${statusFor('ads')} as status
      from ad_accounts a
      join integrations i on i.org_id = a.org_id and i.id = a.integration_id
      where a.org_id = ${orgId} and a.selected
      order by a.platform, ${byLanguage(sql`a.name`)}, a.id`,
    (rows: ChosenAccount[]) => rows,
  );
}

export function chosenProfiles(orgId: AuthorizedOrgId): JsonRead<ChosenProfile[]> {
  return jsonRead(
    sql`select f.id, f.platform, f.name, f.integration_id as "integrationId", ${statusFor('posts')} as status
      from profiles f
      join integrations i on i.org_id = f.org_id and i.id = f.integration_id
      where f.org_id = ${orgId} and f.selected
      order by f.platform, ${byLanguage(sql`f.name`)}, f.id`,
    (rows: ChosenProfile[]) => rows,
  );
}
