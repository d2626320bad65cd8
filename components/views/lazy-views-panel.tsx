'use client';

import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { useFirstOpen } from '@/components/filters/use-first-open';
import { Skeleton } from '@/components/ui/skeleton';
import type { ViewsPanelProps } from './views-panel';

const Panel = dynamic(() => import('./views-panel').then((module) => module.ViewsPanel), {
  ssr: false,
  loading: () => <Skeleton className="h-72 w-full" />,
});

/** Loaded when its panel is first opened. */
export function LazyViewsPanel(props: Omit<ViewsPanelProps, 'filterVersion' | 'onSaved'>) {
  const ref = useRef<HTMLDivElement>(null);
  const opened = useFirstOpen(ref);
  const { current, isChanged } = props;
  // The version that a changed filter is based on. The page may render a newer version of another person meanwhile.
  const [base, setBase] = useState(current);
  if (base?.id !== current?.id || (!isChanged && base?.version !== current?.version)) setBase(current);
  return (
    <div ref={ref}>
      {opened ? (
        <Panel
          {...props}
          filterVersion={base?.version ?? 0}
          onSaved={(version) =>
            setBase((known) => (known?.version === version ? { ...known, version: version + 1 } : known))
          }
        />
      ) : null}
    </div>
  );
}
