import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { listLeads } from '@/lib/leads/list-leads';
import { leadFilterSchema, leadPageSchema } from '@/lib/leads/schema';

const query = leadFilterSchema.extend({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/leads',
  operationId: 'listLeads',
  summary: 'List leads with their answers, most recently received first',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  query,
  response: leadPageSchema,
  example: { query: { platform: 'meta' } },
  handler: ({ session, query: { limit, cursor, ...filter } }) => listLeads(session, filter, { limit, cursor }),
});
