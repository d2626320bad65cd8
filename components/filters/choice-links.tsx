'use client';

import { panelChoiceClassName } from './filter-panel';

/**
 * The choices of a search as links, for a browser without scripts. A client component, because it renders in one piece:
 * React streams parts of a server component into the `noscript`, where its scripts find no element to replace.
 */
export function ChoiceLinks({
  choices,
}: {
  choices: readonly { id: string; name: string; href: string; current: boolean }[];
}) {
  return (
    <noscript>
      <ul>
        {choices.map(({ id, name, href, current }) => (
          <li key={id}>
            <a href={href} aria-current={current ? 'true' : undefined} className={panelChoiceClassName}>
              <span dir="auto">{name}</span>
            </a>
          </li>
        ))}
      </ul>
    </noscript>
  );
}
