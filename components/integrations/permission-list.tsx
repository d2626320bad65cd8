import { Check, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import en from '@/messages/en.json';

type KnownScope = keyof typeof en.scopes;

function scopeKey(scope: string): KnownScope {
  return Object.hasOwn(en.scopes, scope) ? (scope as KnownScope) : 'other';
}

/** Permissions as they were granted or declined, and what a declined one switches off. */
export function PermissionList({ granted, declined }: { granted: string[]; declined: string[] }) {
  const t = useTranslations('scopes');
  const words = useTranslations('integrations.detail');
  return (
    <ul className="divide-y divide-line border-t border-line">
      {declined.map((scope) => (
        <li key={scope} className="flex items-start gap-3 px-4 py-2.5 sm:px-5">
          <X aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-negative" />
          <div className="min-w-0">
            <p className="text-sm font-medium">
              {t(`${scopeKey(scope)}.name`)} <span className="font-normal text-negative">({words('declined')})</span>
            </p>
            <p className="text-xs text-muted">{t(`${scopeKey(scope)}.effect`)}</p>
          </div>
        </li>
      ))}
      {granted.map((scope) => (
        <li key={scope} className="flex items-center gap-3 px-4 py-2.5 sm:px-5">
          <Check aria-hidden="true" className="size-4 shrink-0 text-positive" />
          <p className="min-w-0 flex-1 text-sm">{t(`${scopeKey(scope)}.name`)}</p>
          <span className="text-xs text-faint">{words('granted')}</span>
        </li>
      ))}
    </ul>
  );
}
