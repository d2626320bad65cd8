import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { eraseLead } from '@/lib/leads/erase-lead';
import { loadLead } from '@/lib/leads/load-lead';
import { leadSchema } from '@/lib/leads/schema';

const params = z.strictObject({ leadId: z.uuid() });

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/leads/{leadId}',
  operationId: 'getLead',
  summary: 'Get a lead with its answers',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params,
  response: leadSchema,
  handler: ({ session, params: { leadId } }) => loadLead(session, leadId),
});

export const DELETE = defineRoute({
  method: 'DELETE',
  path: '/api/orgs/{org}/leads/{leadId}',
  operationId: 'eraseLead',
  summary: 'Erase the answers of a lead, also from the data that the platform sent',
  description: 'Time and ad of the lead stay.',
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  params,
  response: z.null(),
  status: 204,
  handler: async ({ session, params: { leadId } }) => {
    await eraseLead(session, leadId);
    return null;
  },
});
