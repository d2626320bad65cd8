import { Search } from 'lucide-react';
import Form from 'next/form';
import { useTranslations } from 'next-intl';
import { smallControlClassName } from '@/components/forms/control-class-name';
import { Button } from './button';
import { ButtonLink } from './button-link';
import { classNames } from './class-names';

interface SearchFormProps {
  action: string;
  label: string;
  text: string;
  maxLength: number;
  // Parameters of the address that stay.
  kept: Record<string, string | undefined>;
  clearHref: string;
  // In a narrow column: the button is its icon.
  compact?: boolean;
}

/** Works without scripts. The parameter is `search`. */
export function SearchForm({ action, label, text, maxLength, kept, clearHref, compact = false }: SearchFormProps) {
  const t = useTranslations('common');
  return (
    <Form action={action} role="search" aria-label={label} className="mb-4 flex w-full gap-2 sm:max-w-md">
      {Object.entries(kept).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      {/* Another search is another field: the browser keeps what was typed into the same one. */}
      <input
        key={text}
        type="search"
        name="search"
        aria-label={label}
        placeholder={label}
        defaultValue={text}
        maxLength={maxLength}
        dir="auto"
        className={classNames(smallControlClassName, 'flex-1')}
      />
      <Button type="submit" size="sm">
        <Search aria-hidden="true" className="size-3.5" />
        <span className={compact ? 'sr-only' : ''}>{t('search')}</span>
      </Button>
      {text ? (
        <ButtonLink href={clearHref} size="sm" variant="ghost">
          {t('clearSearch')}
        </ButtonLink>
      ) : null}
    </Form>
  );
}
