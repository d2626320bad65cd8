import type { ReactNode } from 'react';
import { OwnAddress } from '@/components/auth/own-address';
import { env } from '@/lib/env';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <OwnAddress origin={env().AUTH_URL} />
      {children}
    </>
  );
}
