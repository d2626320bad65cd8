'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { orgHref } from '@/components/shell/org-href';
import { createOrganization as create } from '@/lib/orgs/create-organization';
import { createOrganizationSchema } from '@/lib/orgs/schema';
import { defineAction } from '../../define-action';

export const createOrganization = defineAction({
  by: 'user',
  tier: 'api',
  schema: z.object({
    name: z.string().trim().min(1, 'required').pipe(createOrganizationSchema.shape.name),
    currency: createOrganizationSchema.shape.currency,
    timeZone: createOrganizationSchema.shape.timeZone,
  }),
  labels: { name: 'orgs.new.name', currency: 'orgs.new.currency', timeZone: 'orgs.new.timeZone' },
  run: async (input, { user, locale }) => {
    const organization = await create(user.id, input);
    redirect(orgHref(locale, organization.id, 'dashboard'));
  },
});
