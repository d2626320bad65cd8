import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import { currentWork } from '@/lib/work-kind';
import { withAfterCommit } from './after-commit';
import type { AuthorizedOrgId } from './authorized-org-id';
import { appGate, appPool, type Tx } from './client';
import { recordRefusedChange } from './refused-changes';
import { limitsAsSettings } from './work-limits';

export type { Tx };

const current = new AsyncLocalStorage<AuthorizedOrgId>();

/**
 * The only door to tenant rows: runs `work` in one transaction of the app role, bound to `orgId` for exactly that
 * transaction. Row-level security then shows and accepts that organization's rows alone. Make no HTTP call inside.
 * @throws AppError `unavailable` when the organization gets no connection in time (`lib/work-kind.ts` has the limits)
 * @throws Error when called inside another `withOrg`: the outer transaction would not cover the inner work
 */
export function withOrg<T>(orgId: AuthorizedOrgId, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (current.getStore()) throw new Error('withOrg inside withOrg: pass the transaction on instead.');
  const limits = currentWork();
  return withAfterCommit(() =>
    current.run(orgId, () =>
      appGate().run(orgId, limits, () =>
        appPool()
          .transaction(async (tx) => {
            await tx.execute(sql`select set_config('app.org_id', ${orgId}, true), ${limitsAsSettings(limits)}`);
            return work(tx);
          })
          .catch(recordRefusedChange),
      ),
    ),
  );
}
