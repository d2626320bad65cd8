'use server';

import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { replayDelivery } from '@/lib/webhooks/deliveries/replay-delivery';
import { defineAction } from '../../../define-action';

export const replay = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: z.object({ org: z.string(), delivery: z.uuid() }),
  run: async ({ delivery }, { session, locale }) => {
    await replayDelivery(session, delivery);
    revalidatePath('/[locale]/orgs/[org]/deliveries', 'layout');
    const t = await getTranslations({ locale, namespace: 'deliveries.replay' });
    return { ok: true, message: t('done') };
  },
});
