'use server';

import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { announceDeliveries } from '@/inngest/announce-deliveries';
import { requireOrg } from '@/lib/auth/org-session';
import { replayDelivery } from '@/lib/webhooks/replay-delivery';
import { formAction } from '../../../form-action';

/** Has a dead letter processed again. */
export const replay = formAction({
  schema: z.object({ org: z.string(), delivery: z.uuid() }),
  run: async ({ org, delivery }, locale) => {
    const session = await requireOrg(org, 'marketer');
    const { id, replays } = await replayDelivery(session, delivery);
    await announceDeliveries([{ orgId: session.orgId, deliveryId: id, turn: replays }]);
    revalidatePath('/[locale]/orgs/[org]/deliveries', 'layout');
    const t = await getTranslations({ locale, namespace: 'deliveries.replay' });
    return { ok: true, message: t('done') };
  },
});
