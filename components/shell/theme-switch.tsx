import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { type Theme, themes } from './theme';

const icons = { light: Sun, dark: Moon, system: Monitor } as const;

/** A plain form: it works before any script has loaded. */
export function ThemeSwitch({ current, action }: { current: Theme; action: (form: FormData) => Promise<void> }) {
  const t = useTranslations('shell');
  return (
    <form action={action} className="px-2.5 py-2">
      <fieldset>
        <legend className="mb-1.5 text-xs text-muted">{t('theme')}</legend>
        <div className="grid grid-cols-3 gap-1 rounded-md bg-sunken p-1">
          {themes.map((theme) => {
            const Icon = icons[theme];
            return (
              <button
                key={theme}
                name="theme"
                value={theme}
                type="submit"
                aria-pressed={theme === current}
                className={classNames(
                  'flex h-8 flex-col items-center justify-center rounded-sm',
                  theme === current ? 'bg-surface text-ink shadow-card' : 'text-muted hover:text-ink',
                )}
              >
                <Icon aria-hidden="true" className="size-4" />
                <span className="sr-only">{t(`themes.${theme}`)}</span>
              </button>
            );
          })}
        </div>
      </fieldset>
    </form>
  );
}
