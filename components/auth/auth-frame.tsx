import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { BrandMark } from '@/components/shell/brand-mark';
import { LanguageSwitch } from '@/components/shell/language-switch';
import { otherLanguage } from '@/components/shell/other-language';

export function AuthFrame({ title, intro, children }: { title: string; intro: ReactNode; children: ReactNode }) {
  const locale = useLocale();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between px-4 py-4 sm:px-8">
        <BrandMark />
        <LanguageSwitch other={otherLanguage(locale)} />
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto flex w-full max-w-104 flex-1 flex-col justify-center px-4 pt-6 pb-24 outline-none"
      >
        <h1 className="tight text-2xl font-semibold text-balance">{title}</h1>
        <div className="mt-1.5 mb-6 text-base text-muted">{intro}</div>
        {children}
      </main>
    </div>
  );
}
