import { expect } from '@playwright/test';
import type { Handles } from '@/dev/handles';
import { inOrganization } from './org-rows';
import { callApi, type Organization } from './organization';
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

export async function triggerSync(organization: Organization, integrationId: string, dataType: string) {
  await forgetRecentRuns(organization.id);
  const answer = await callApi(organization, 'POST', `/sync/integrations/${integrationId}/trigger`, { dataType });
  expect(answer.status()).toBe(202);
  const { run } = await answer.json();
  return String(run.id);
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
    const { integrations } = await (await callApi(organization, 'GET', '/sync/status')).json();
    for (const { history } of integrations) expect(history?.status).toBe('complete');
  }).toPass({ timeout: 150_000, intervals: [1_000] });
}
