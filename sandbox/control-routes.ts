import { z } from 'zod';
import { faultInput } from './fault-schema';
import type { Faults } from './faults';
import { jsonResponse } from './json-response';
import type { SandboxRequest, SandboxResponse } from './sandbox-platform';
import type { Outbox } from './webhooks/outbox';
import { orderDeliveries, showDeliveries } from './webhooks/webhook-control';
import type { World } from './world/create-world';

interface Control {
  world: World;
  faults: Faults;
  /** Null: no product to send webhooks to. */
  outbox: Outbox | null;
}

const day = z.iso.date().optional();
const drift = z.strictObject({ platform: z.string(), account: z.string(), percent: z.int().min(0).max(1000) });
const deletion = z.strictObject({ platform: z.string(), campaign: z.string() });
const worldQuery = z.object({
  platform: z.string().default('meta'),
  account: z.string().optional(),
  from: day,
  to: day,
});

export function answerControl(request: SandboxRequest, { world, faults, outbox }: Control): SandboxResponse {
  switch (`${request.method} ${request.path}`) {
    case 'GET /health':
      return jsonResponse({ ok: true });
    case 'GET /faults':
      return jsonResponse({ faults: faults.list() });
    case 'POST /faults':
      return addFault(request, faults);
    case 'DELETE /faults': {
      const id = request.query.get('id');
      if (id === null) faults.clear();
      else faults.remove(id);
      return jsonResponse({ faults: faults.list() });
    }
    case 'GET /world':
      return worldTotals(request, world);
    case 'GET /webhooks':
      return showDeliveries(request, outbox);
    case 'POST /webhooks':
      return refusalUnlessJson(request) ?? orderDeliveries(request, outbox);
    case 'POST /delete-campaign':
      return deleteCampaign(request, world);
    case 'POST /drift':
      return driftTotals(request, world);
    default:
      return jsonResponse({ error: 'The sandbox has no such control address.' }, 404);
  }
}

/** Null for JSON: a browser sends this type across origins only after a preflight, which is refused. */
function refusalUnlessJson(request: SandboxRequest): SandboxResponse | null {
  if (request.headers['content-type']?.includes('application/json')) return null;
  return jsonResponse({ error: 'Send application/json.' }, 415);
}

function driftTotals(request: SandboxRequest, world: World): SandboxResponse {
  const refusal = refusalUnlessJson(request);
  if (refusal) return refusal;
  const parsed = drift.safeParse(request.body);
  if (!parsed.success) return jsonResponse({ error: z.prettifyError(parsed.error) }, 400);
  const { platform, account, percent } = parsed.data;
  if (!world.has(platform) || !world.platform(platform).account(account)) {
    return jsonResponse({ error: `The sandbox has no account ${account} on ${platform}.` }, 404);
  }
  world.platform(platform).driftTotals(account, percent);
  return jsonResponse(parsed.data);
}

function deleteCampaign(request: SandboxRequest, world: World): SandboxResponse {
  const refusal = refusalUnlessJson(request);
  if (refusal) return refusal;
  const parsed = deletion.safeParse(request.body);
  if (!parsed.success) return jsonResponse({ error: z.prettifyError(parsed.error) }, 400);
  const { platform, campaign } = parsed.data;
  if (!world.has(platform) || !world.platform(platform).campaign(campaign)) {
    return jsonResponse({ error: `The sandbox has no campaign ${campaign} on ${platform}.` }, 404);
  }
  world.platform(platform).deleteCampaign(campaign);
  return jsonResponse(parsed.data);
}

function addFault(request: SandboxRequest, faults: Faults): SandboxResponse {
  const refusal = refusalUnlessJson(request);
  if (refusal) return refusal;
  const parsed = faultInput.safeParse(request.body);
  if (!parsed.success) return jsonResponse({ error: z.prettifyError(parsed.error) }, 400);
  return jsonResponse(faults.add(parsed.data), 201);
}

function worldTotals(request: SandboxRequest, world: World): SandboxResponse {
  const parsed = worldQuery.safeParse(Object.fromEntries(request.query));
  if (!parsed.success) return jsonResponse({ error: z.prettifyError(parsed.error) }, 400);
  const { platform, account, from, to } = parsed.data;
  if (!world.has(platform)) return jsonResponse({ error: `The sandbox has no platform ${platform}.` }, 404);
  const window = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return jsonResponse({
    platform,
    seed: world.seed,
    now: world.now().toISOString(),
    accounts: world.platform(platform).totals(window, account === undefined ? undefined : [account]),
  });
}
