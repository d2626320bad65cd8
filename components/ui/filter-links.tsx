import { classNames } from './class-names';
import { Link } from './link';

export function FilterLinks({
  label,
  options,
}: {
  label: string;
  options: { href: string; text: string; current: boolean }[];
}) {
  return (
    <nav aria-label={label} className="mb-4 overflow-x-auto">
      <ul className="flex w-max gap-1 rounded-md border border-line bg-surface p-1">
        {options.map(({ href, text, current }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current ? 'true' : undefined}
              className={classNames(
                'block rounded-sm px-3 py-1 text-sm font-medium whitespace-nowrap',
                current ? 'bg-accent-soft text-accent' : 'text-muted hover:text-ink',
              )}
            >
              <bdi>{text}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
