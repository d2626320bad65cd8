'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { orgHref } from '@/components/shell/org-href';
import { requireUser } from '@/lib/auth/session';
import { createOrganization as create } from '@/lib/orgs/mutations';
import { createOrganizationSchema } from '@/lib/orgs/schema';
import { formAction } from '../../form-action';

export const createOrganization = formAction({
  schema: z.object({
    name: z.string().trim().min(1, 'required').pipe(createOrganizationSchema.shape.name),
    currency: createOrganizationSchema.shape.currency,
    timeZone: createOrganizationSchema.shape.timeZone,
  }),
  labels: { name: 'orgs.new.name', currency: 'orgs.new.currency', timeZone: 'orgs.new.timeZone' },
  run: async (input, locale) => {
    const { id } = await requireUser();
    const organization = await create(id, input);
    redirect(orgHref(locale, organization.id, 'dashboard'));
  },
});
