'use server';

import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { updateLabelled } from '@/lib/labels/update-labelled';
import { defineAction } from '../../../define-action';
import { labellingForm, selectedIn } from '../labelling-form';

export const labelCampaigns = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: labellingForm,
  run: async ({ label, ...given }, { session, locale }) => {
    const change = selectedIn(given);
    await updateLabelled(session, 'campaign', label, change);
    revalidatePath('/[locale]/orgs/[org]', 'layout');
    const t = await getTranslations({ locale, namespace: 'labels' });
    const count = change.ids.length;
    return { ok: true, message: t(change.attached ? 'attached.campaigns' : 'detached.campaigns', { count }) };
  },
});
