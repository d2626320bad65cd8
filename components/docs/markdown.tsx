import type { MarkedToken, Token } from 'marked';
import { Fragment, type ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { headingId } from '@/lib/docs/heading-id';
import { knownTokens, plainText, readMarkdown } from '@/lib/docs/markdown-tokens';
import type { Locale } from '@/lib/i18n/routing';
import { CodeBlock } from './code-block';
import { guideLinkHref } from './docs-href';

interface MarkdownProps {
  markdown: string;
  locale: Locale;
}

/** Markdown as elements: no markup of a text becomes HTML, what has no element stays as written. */
export function Markdown({ markdown, locale }: MarkdownProps) {
  return (
    <div className="flex flex-col gap-4 text-base leading-6 lg:leading-7">{blocks(readMarkdown(markdown), locale)}</div>
  );
}

/** One line, such as a description of the API. */
export function InlineMarkdown({ markdown, locale }: MarkdownProps) {
  return readMarkdown(markdown).map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes.
    <Fragment key={index}>{'tokens' in token ? inlines(token.tokens, locale) : token.raw}</Fragment>
  ));
}

function blocks(tokens: readonly Token[] | undefined, locale: Locale): ReactNode[] {
  return knownTokens(tokens).map((token, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes.
    return <Fragment key={index}>{block(token, locale)}</Fragment>;
  });
}

function block(token: MarkedToken, locale: Locale): ReactNode {
  switch (token.type) {
    case 'space':
      return null;
    case 'heading':
      return <Heading token={token} locale={locale} />;
    case 'paragraph':
      return <p className="max-w-prose">{inlines(token.tokens, locale)}</p>;
    case 'text':
      return inlines(token.tokens ?? [token], locale);
    case 'code':
      return <CodeBlock code={token.text} language={token.lang ?? ''} />;
    case 'blockquote':
      return (
        <div className="rounded-lg border border-accent/25 bg-accent-soft px-4 py-3">
          {blocks(token.tokens, locale)}
        </div>
      );
    case 'list': {
      const List = token.ordered ? 'ol' : 'ul';
      return (
        <List className={`flex max-w-prose flex-col gap-1.5 ps-5 ${token.ordered ? 'list-decimal' : 'list-disc'}`}>
          {token.items.map((item) => (
            <li key={item.raw}>{blocks(item.tokens, locale)}</li>
          ))}
        </List>
      );
    }
    case 'table':
      return <Table token={token} locale={locale} />;
    default:
      return <p>{token.raw}</p>;
  }
}

function Heading({ token, locale }: { token: Extract<MarkedToken, { type: 'heading' }>; locale: Locale }) {
  const content = inlines(token.tokens, locale);
  if (token.depth === 1) return <h1 className="tight text-2xl font-semibold text-balance">{content}</h1>;
  const id = headingId(plainText(token.tokens));
  if (token.depth > 2) {
    return (
      <h3 id={id} className="mt-2 scroll-mt-20 text-lg font-semibold">
        {content}
      </h3>
    );
  }
  return (
    <h2 id={id} className="tight mt-4 scroll-mt-20 border-t border-line pt-5 text-xl font-semibold text-balance">
      {content}
    </h2>
  );
}

function Table({ token, locale }: { token: Extract<MarkedToken, { type: 'table' }>; locale: Locale }) {
  const cell = 'px-2 py-2 text-start align-top wrap-anywhere first:ps-0 last:pe-0 sm:px-3';
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="border-b border-line-strong">
          {token.header.map(({ text, tokens }) => (
            <th key={text} scope="col" className={`${cell} font-semibold`}>
              {inlines(tokens, locale)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {token.rows.map((row) => (
          <tr key={row.map(({ text }) => text).join()}>
            {row.map(({ tokens }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes.
              <td key={index} className={cell}>
                {inlines(tokens, locale)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function inlines(tokens: readonly Token[] | undefined, locale: Locale): ReactNode[] {
  return knownTokens(tokens).map((token, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes.
    return <Fragment key={index}>{inline(token, locale)}</Fragment>;
  });
}

function inline(token: MarkedToken, locale: Locale): ReactNode {
  switch (token.type) {
    case 'text':
      return 'tokens' in token && token.tokens ? inlines(token.tokens, locale) : token.text;
    case 'escape':
      return token.text;
    case 'codespan':
      return (
        <bdi dir="ltr">
          <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-[0.9em] wrap-anywhere">{token.text}</code>
        </bdi>
      );
    case 'strong':
      return <strong className="font-semibold">{inlines(token.tokens, locale)}</strong>;
    case 'em':
      return <em>{inlines(token.tokens, locale)}</em>;
    case 'link':
      return (
        <Link href={guideLinkHref(token.href, locale)} className="font-medium text-accent underline underline-offset-2">
          {inlines(token.tokens, locale)}
        </Link>
      );
    case 'br':
      return <br />;
    default:
      return token.raw;
  }
}
