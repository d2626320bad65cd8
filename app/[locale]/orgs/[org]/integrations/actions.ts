'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { orgHref } from '@/components/shell/org-href';
import { chooseAccounts as choose } from '@/lib/connect/choose-accounts';
import { disconnect as end } from '@/lib/connect/disconnect';
import { triggerSync } from '@/lib/sync/requests/trigger-sync';
import { triggerSchema } from '@/lib/sync/schema';
import { createWebhookKey } from '@/lib/webhooks/keys/create-webhook-key';
import { deleteWebhookKey } from '@/lib/webhooks/keys/delete-webhook-key';
import { defineAction } from '../../../define-action';

const target = z.object({ org: z.string(), integration: z.uuid() });
// A name that occurs once is text, more often a list, and absent when nothing is checked.
const ids = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.uuid()).max(1000));

function refreshPages(): void {
  revalidatePath('/[locale]/orgs/[org]', 'layout');
}

export const syncNow = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'heavy',
  schema: target.extend(triggerSchema.shape),
  run: async ({ integration, dataType }, { session, locale }) => {
    const { alreadyRunning } = await triggerSync(session, integration, dataType);
    refreshPages();
    const t = await getTranslations({ locale, namespace: 'integrations' });
    return { ok: true, message: alreadyRunning ? t('syncRunning') : t('syncQueued') };
  },
});

export const chooseAccounts = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'heavy',
  schema: target.extend({ adAccountIds: ids, profileIds: ids }),
  run: async ({ org, integration, adAccountIds, profileIds }, { session, locale }) => {
    await choose(session, integration, { adAccountIds, profileIds });
    refreshPages();
    redirect(orgHref(locale, org, `integrations/${integration}`));
  },
});

export const createKey = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'api',
  schema: z
    .object({ org: z.string() })
    .and(
      z.discriminatedUnion('platform', [
        z.object({ platform: z.literal('google') }),
        z.object({ platform: z.literal('snapchat'), key: z.string().trim().min(16).max(500) }),
      ]),
    ),
  labels: { key: 'integrations.webhookKeys.key' },
  run: async ({ org: _org, ...input }, { session }) => {
    const { key } = await createWebhookKey(session, input);
    refreshPages();
    return key === null ? { ok: true } : { ok: true, secret: key };
  },
});

export const removeKey = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'api',
  schema: z.object({ org: z.string(), key: z.uuid() }),
  run: async ({ key }, { session }) => {
    await deleteWebhookKey(session, key);
    refreshPages();
    return { ok: true };
  },
});

/** With the box ticked the data is erased too, and the connection's page no longer exists. */
export const disconnect = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'api',
  schema: target.extend({ eraseHistory: z.literal('on').optional() }),
  run: async ({ org, integration, eraseHistory }, { session, locale }) => {
    await end(session, integration, { eraseHistory: eraseHistory === 'on' });
    refreshPages();
    if (eraseHistory === 'on') redirect(orgHref(locale, org, 'integrations'));
    return { ok: true };
  },
});
