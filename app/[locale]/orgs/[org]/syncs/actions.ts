'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { orgHref } from '@/components/shell/org-href';
import { triggerOrganization } from '@/lib/sync/requests/trigger-organization';
import { triggerSync } from '@/lib/sync/requests/trigger-sync';
import { triggerSchema } from '@/lib/sync/schema';
import { defineAction } from '../../../define-action';

export const syncAll = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'heavy',
  schema: z.object({ org: z.string() }),
  run: async (_input, { session, locale }) => {
    const { runs, skipped } = await triggerOrganization(session, 'all');
    revalidatePath('/[locale]/orgs/[org]', 'layout');
    const t = await getTranslations({ locale, namespace: 'syncs' });
    const started = t('syncAllStarted', { count: runs.length });
    return {
      ok: true,
      message: skipped.length > 0 ? `${started} ${t('syncAllSkipped', { count: skipped.length })}` : started,
    };
  },
});

/** Opens the run. Data that was synced within a minute is not synced again. */
export const syncAgain = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'heavy',
  schema: triggerSchema.extend({ org: z.string(), integration: z.uuid() }),
  run: async ({ org, integration, dataType }, { session, locale }) => {
    const { run } = await triggerSync(session, integration, dataType);
    if (run.finishedAt) {
      const t = await getTranslations({ locale, namespace: 'syncs.run' });
      return { ok: true, message: t('justSynced') };
    }
    revalidatePath('/[locale]/orgs/[org]', 'layout');
    return redirect(orgHref(locale, org, `syncs/${run.id}`));
  },
});
