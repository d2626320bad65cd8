'use client';

import { CloudAlert } from 'lucide-react';
import { BilingualPage } from '@/components/errors/bilingual-page';
import './globals.css';

/** The document frame failed: no language is known. */
export default function GlobalErrorPage() {
  return (
    <BilingualPage
      icon={<CloudAlert aria-hidden="true" className="size-10 text-negative" />}
      part="errorPage"
      homeHref="/"
    />
  );
}
