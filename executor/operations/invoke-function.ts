import { z } from 'zod';
import { parseMoment } from '../durations';
import { asRunError, type Operation } from '../read-answer';
import { enqueue, type RunContext } from '../run-context';
import { settleStep } from '../settle-step';
import { startRuns } from '../start-runs';

const invokeOptions = z.object({
  function_id: z.string(),
  payload: z.looseObject({ data: z.record(z.string(), z.unknown()).nullish(), v: z.string().nullish() }).optional(),
  timeout: z.string().optional(),
});

export async function invokeFunction(context: RunContext, operation: Operation): Promise<void> {
  const { tx, run, core, added } = context;
  const options = invokeOptions.safeParse(operation.opts);
  const config = options.success ? core.registry.get(options.data.function_id) : undefined;
  if (!options.success || !config) {
    const message = `There is no function "${options.data?.function_id ?? ''}" to invoke.`;
    return settleStep(context, operation.id, JSON.stringify({ error: asRunError(message) }));
  }
  const { payload, timeout } = options.data;
  const id = core.newId();
  const event = {
    name: 'inngest/function.invoked',
    id,
    ts: core.now(),
    user: {},
    ...(payload?.v ? { v: payload.v } : {}),
    data: { ...payload?.data, _inngest: { fn_id: config.id, correlation_id: `${run.id}.${operation.id}` } },
  };
  const until = timeout === undefined ? undefined : parseMoment(timeout, core.now());
  if (until !== undefined) await enqueue(context, { kind: 'expire', stepId: operation.id, runAt: until });
  added.push(...(await startRuns(tx, core, [{ config, event, parent: { runId: run.id, stepId: operation.id } }])));
}
