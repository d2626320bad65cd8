import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from './authorized-org-id';
import { appPool, type Tx } from './client';

export type { Tx };

const current = new AsyncLocalStorage<AuthorizedOrgId>();

/**
 * The only door to tenant rows: runs `work` in one transaction of the app role, bound to `orgId` for exactly that
 * transaction. Row-level security then shows and accepts that organization's rows alone. Make no HTTP call inside.
 * @throws Error when called inside another `withOrg`: the outer transaction would not cover the inner work
 */
export function withOrg<T>(orgId: AuthorizedOrgId, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (current.getStore()) throw new Error('withOrg inside withOrg: pass the transaction on instead.');
  return current.run(orgId, () =>
    appPool().transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.org_id', ${orgId}, true)`);
      return work(tx);
    }),
  );
}
