import 'server-only';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { type HeldFiguresDto, heldFiguresSchema } from './held-figures-schema';
import { readHeldAccounts } from './read-held-accounts';

export async function listHeldFigures(orgId: AuthorizedOrgId): Promise<HeldFiguresDto[]> {
  const rows = await withOrg(orgId, (tx) => readHeldAccounts(tx, orgId));
  return rows.map(({ since, lastSeenAt, ...row }) =>
    heldFiguresSchema.parse({ ...row, since: since.toISOString(), lastSeenAt: lastSeenAt.toISOString() }),
  );
}
