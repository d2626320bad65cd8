import { panelChoiceClassName } from './filter-panel';

/** The choices of a search as links, for a browser without scripts. */
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
