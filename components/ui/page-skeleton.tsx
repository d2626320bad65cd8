import { Skeleton } from './skeleton';

export function PageSkeleton({ cards }: { cards: readonly string[] }) {
  return (
    <div aria-busy="true">
      <Skeleton className="mb-2 h-7 w-44" />
      <Skeleton className="mb-6 h-4 w-72 max-w-full" />
      <div className="grid gap-5">
        {cards.map((height) => (
          <Skeleton key={height} className={`w-full rounded-lg ${height}`} />
        ))}
      </div>
    </div>
  );
}
