import { useTranslations } from 'next-intl';
import type { IntegrationDto } from '@/lib/integrations/types';

/** Currency and time zone of an ad account: its money and its days are counted in them. */
export function AccountFacts({ account }: { account: IntegrationDto['adAccounts'][number] }) {
  return (
    <>
      <bdi className="font-medium">{account.currency}</bdi>
      <bdi dir="ltr">{account.timeZone.replaceAll('_', ' ')}</bdi>
    </>
  );
}

/** Kind and handle of a profile. */
export function ProfileFacts({ profile }: { profile: IntegrationDto['profiles'][number] }) {
  const t = useTranslations('integrations.accounts.profileKinds');
  return (
    <>
      <span>{t(profile.kind === 'page' || profile.kind === 'instagram' ? profile.kind : 'other')}</span>
      {profile.handle ? <bdi dir="ltr">@{profile.handle.replace(/^@/, '')}</bdi> : null}
    </>
  );
}
