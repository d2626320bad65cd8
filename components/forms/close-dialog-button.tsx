'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';

export function CloseDialogButton({ children }: { children: ReactNode }) {
  return <Button onClick={(event) => event.currentTarget.closest('dialog')?.close()}>{children}</Button>;
}
