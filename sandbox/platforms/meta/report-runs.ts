import type { SandboxContext, SandboxResponse } from '../../sandbox-platform';
import { numericId } from '../../world/random';
import { type GraphCall, graphJson } from './graph-answer';
import { unknownObject } from './graph-error';

interface ReportRun {
  accountId: string;
  person: string;
  parameters: Record<string, string>;
  polls: number;
}

// A report ends with the sandbox's process: the client then starts another one.
const runs = new WeakMap<SandboxContext, Map<string, ReportRun>>();

function runsOf(context: SandboxContext): Map<string, ReportRun> {
  const known = runs.get(context) ?? new Map<string, ReportRun>();
  runs.set(context, known);
  return known;
}

export function startReport(call: GraphCall, accountId: string): SandboxResponse {
  const known = runsOf(call.context);
  const id = numericId('9', 15, accountId, 'report', known.size);
  const sent = { ...Object.fromEntries(call.request.query), ...call.request.body };
  const parameters = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
  known.set(id, { accountId, person: call.session.person.id, parameters, polls: 0 });
  return graphJson({ report_run_id: id }, accountId);
}

/** Null when it is not a report of the person. */
export function findReport(call: GraphCall, id: string): ReportRun | null {
  const run = runsOf(call.context).get(id);
  return run?.person === call.session.person.id ? run : null;
}

/** The third poll returns a complete report. */
export function reportStatus(id: string, run: ReportRun): SandboxResponse {
  run.polls += 1;
  const stages = [
    ['Job Not Started', 0],
    ['Job Running', 60],
    ['Job Completed', 100],
  ] as const;
  const [status, percent] = stages[Math.min(run.polls, stages.length) - 1] ?? stages[0];
  return graphJson(
    { id, account_id: run.accountId, async_status: status, async_percent_completion: percent },
    run.accountId,
  );
}

/** The call that started the report, with the paging of this one. @throws Refusal until the report is complete */
export function reportCall(call: GraphCall, id: string, run: ReportRun): GraphCall {
  if (run.polls < 3) throw unknownObject(id, call.request.method);
  const query = new URLSearchParams(run.parameters);
  for (const name of ['limit', 'after', 'access_token']) query.delete(name);
  for (const [name, value] of call.request.query) query.set(name, value);
  return { ...call, request: { ...call.request, query, body: {} } };
}
