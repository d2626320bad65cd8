import { Skeleton } from '@/components/ui/skeleton';

export default function DashboardLoading() {
  return (
    <div aria-busy="true">
      <Skeleton className="mb-2 h-7 w-44" />
      <Skeleton className="mb-6 h-4 w-72 max-w-full" />
      <Skeleton className="h-52 w-full rounded-lg" />
      <div className="mt-5 grid gap-5 xl:grid-cols-3">
        <Skeleton className="h-90 rounded-lg xl:col-span-2" />
        <Skeleton className="h-90 rounded-lg" />
        <Skeleton className="h-80 rounded-lg xl:col-span-2" />
        <Skeleton className="h-80 rounded-lg" />
      </div>
    </div>
  );
}
