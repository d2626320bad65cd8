import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { publicReference } from '@/app/openapi.json/public-reference';
import { OperationView } from '@/components/docs/operation-view';
import { findOperation } from '@/lib/docs/reference';

interface OperationParams {
  params: Promise<{ operation: string }>;
}

async function requestedOperation({ params }: OperationParams) {
  const found = findOperation(publicReference(), (await params).operation);
  if (!found) notFound();
  return found;
}

export async function generateMetadata(props: OperationParams): Promise<Metadata> {
  const { method, path, summary } = (await requestedOperation(props)).operation;
  return { title: `${method} ${path}`, description: summary };
}

export default async function OperationPage(props: OperationParams) {
  const { group, operation } = await requestedOperation(props);
  return (
    <OperationView operation={operation} group={{ id: group.id, name: group.name }} origin={publicReference().origin} />
  );
}
