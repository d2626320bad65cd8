import type { ReactNode } from 'react';

// Not in the message files: this page renders when they cannot be loaded and no language is known.
const words = {
  notFound: [
    {
      lang: 'en',
      dir: 'ltr',
      title: 'Page not found',
      body: 'It does not exist, or you have no access to it.',
      home: 'Go to the start page',
    },
    {
      lang: 'ar',
      dir: 'rtl',
      title: 'الصفحة غير موجودة',
      body: 'غير موجودة، أو لا تملك حق الوصول إليها.',
      home: 'الانتقال إلى صفحة البداية',
    },
  ],
  errorPage: [
    {
      lang: 'en',
      dir: 'ltr',
      title: 'Something went wrong',
      body: 'Nothing was lost; try again in a moment.',
      home: 'Go to the start page',
    },
    {
      lang: 'ar',
      dir: 'rtl',
      title: 'حدث خطأ',
      body: 'لم يُفقد شيء. حاول مجددًا بعد لحظات.',
      home: 'الانتقال إلى صفحة البداية',
    },
  ],
} as const;

export function BilingualPage({
  icon,
  part,
  homeHref,
}: {
  icon: ReactNode;
  part: keyof typeof words;
  homeHref: string;
}) {
  return (
    <html lang="en" className="system">
      <body className="bg-canvas font-system text-ink">
        <title>CMIS Marketing</title>
        <main className="flex min-h-dvh flex-col items-center justify-center gap-8 px-6 text-center">
          {icon}
          <h1 className="sr-only">{words[part][0].title}</h1>
          {words[part].map(({ lang, dir, title, body, home }) => (
            <section key={lang} lang={lang} dir={dir}>
              <h2 className="text-xl font-semibold">{title}</h2>
              <p className="mt-1 mb-3 text-muted">{body}</p>
              <a href={homeHref} className="font-medium text-accent underline underline-offset-2">
                {home}
              </a>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
