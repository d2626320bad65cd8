import type { SandboxResponse } from '../../sandbox-platform';
import { leadPerson } from '../../webhooks/lead-person';
import { type GraphCall, graphJson } from './graph-answer';
import { unknownObject } from './graph-error';
import { requireFeature } from './session';
import { LEAD_PREFIX } from './webhooks';

/** `GET /{lead}`: what somebody filled in, for whoever has the Page's token. Null: not the id of a lead. */
export function leadNode({ request, session, context }: GraphCall, id: string): SandboxResponse | null {
  if (!new RegExp(`^${LEAD_PREFIX}\\d{12}$`).test(id) || request.method !== 'GET') return null;
  requireFeature(session, 'leads_retrieval');
  if (session.token.kind !== 'page') throw unknownObject(id, request.method);
  const { firstName, lastName, email, phone } = leadPerson('meta', id);
  return graphJson({
    id,
    created_time: new Date(context.now().getTime() - 60_000).toISOString().replace(/\.\d+Z$/, '+0000'),
    form_id: `55${id.slice(-8)}`,
    field_data: [
      { name: 'full_name', values: [`${firstName} ${lastName}`] },
      { name: 'email', values: [email] },
      { name: 'phone_number', values: [phone] },
    ],
    custom_disclaimer_responses: [{ checkbox_key: 'optional_newsletter', is_checked: '1' }],
  });
}
