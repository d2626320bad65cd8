import { Fragment, type ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import type { DashboardSection } from '@/lib/views/layout';

// A wide and a narrow section share a row where they follow each other. Cards of a row are equally high.
const pairs = [
  {
    wide: 'platforms',
    narrow: 'kpis',
    wideFirst: '2xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]',
    narrowFirst: '2xl:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]',
  },
  {
    wide: 'recentPosts',
    narrow: 'scheduledContent',
    wideFirst: 'xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]',
    narrowFirst: 'xl:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]',
  },
] as const satisfies { wide: DashboardSection; narrow: DashboardSection; wideFirst: string; narrowFirst: string }[];

/** The sections of a layout, in its order. */
export function DashboardSections({
  sections,
  content,
}: {
  sections: readonly DashboardSection[];
  content: Readonly<Record<DashboardSection, ReactNode>>;
}) {
  return rowsOf(sections).map(({ names, columns }) =>
    columns ? (
      <div key={names.join(' ')} className={classNames('grid grid-cols-[minmax(0,1fr)] gap-4', columns)}>
        {names.map((name) => (
          <Fragment key={name}>{content[name]}</Fragment>
        ))}
      </div>
    ) : (
      names.map((name) => <Fragment key={name}>{content[name]}</Fragment>)
    ),
  );
}

interface Row {
  names: DashboardSection[];
  // Null: a section with a row of its own.
  columns: string | null;
}

function rowsOf(sections: readonly DashboardSection[]): Row[] {
  const [first, second, ...rest] = sections;
  if (first === undefined) return [];
  const pair = pairs.find(
    ({ wide, narrow }) => (first === wide && second === narrow) || (first === narrow && second === wide),
  );
  if (!pair || second === undefined) return [{ names: [first], columns: null }, ...rowsOf(sections.slice(1))];
  const columns = first === pair.wide ? pair.wideFirst : pair.narrowFirst;
  return [{ names: [first, second], columns }, ...rowsOf(rest)];
}
