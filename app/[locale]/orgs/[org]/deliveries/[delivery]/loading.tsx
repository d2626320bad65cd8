import { PageSkeleton } from '@/components/ui/page-skeleton';

export default function Loading() {
  return <PageSkeleton cards={['h-36', 'h-40', 'h-28', 'h-72']} />;
}
