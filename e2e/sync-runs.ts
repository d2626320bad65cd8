import { expect } from '@playwright/test';
import type { Handles } from '@/dev/handles';
import type { SyncDataType } from '@/lib/sync/types';
import { cmisClient } from './cmis-client';
import { inOrganization } from './org-rows';
import type { Organization } from './organization';
import { stackHandles } from './stack-handles';

interface Run {
  status: string;
  error_code: string | null;
  error_class: string | null;
  attempts: number;
}

/** A run that ended within the last minute would be returned instead of a new one. */
export function forgetRecentRuns(orgId: string): Promise<unknown> {
  return inOrganization(
    stackHandles(),
    orgId,
    (sql) => sql`
      update sync_runs set requested_at = requested_at - interval '1 minute'
      where org_id = ${orgId} and finished_at is not null and requested_at > now() - interval '1 minute'`,
  );
}

export async function triggerSync(organization: Organization, integrationId: string, dataType: SyncDataType) {
  await forgetRecentRuns(organization.id);
  const { data, response } = await cmisClient(organization).POST(
    '/api/orgs/{org}/sync/integrations/{integrationId}/trigger',
    { params: { path: { org: organization.id, integrationId } }, body: { dataType } },
  );
  expect(response.status).toBe(202);
  return String(data?.run.id);
}

function readRun(stack: Handles, orgId: string, runId: string): Promise<Run> {
  return inOrganization(stack, orgId, async (sql) => {
    const [run] = await sql<Run[]>`
      select status, error_code, error_class, attempts from sync_runs where org_id = ${orgId} and id = ${runId}`;
    if (!run) throw new Error(`There is no run ${runId}.`);
    return run;
  });
}

export async function expectRun(stack: Handles, orgId: string, runId: string, expected: Partial<Run>): Promise<void> {
  await expect(async () => expect(await readRun(stack, orgId, runId)).toMatchObject(expected)).toPass({
    timeout: 150_000,
    intervals: [200],
  });
}

/** The facts grow until the history of every connection is read. */
export async function expectHistoryRead(organization: Organization): Promise<void> {
  await expect(async () => {
    const { data } = await cmisClient(organization).GET('/api/orgs/{org}/sync/status', {
      params: { path: { org: organization.id } },
    });
    const statuses = data?.integrations.map(({ history }) => history?.status);
    expect(new Set(statuses)).toEqual(new Set(['complete']));
  }).toPass({ timeout: 150_000, intervals: [1_000] });
}
