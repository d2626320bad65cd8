'use client';

import { CloudAlert } from 'lucide-react';
import { BilingualPage } from '@/components/errors/bilingual-page';
import './globals.css';

/** Stands where even the frame of the document failed, so no language is known. */
export default function GlobalErrorPage() {
  return (
    <BilingualPage
      icon={<CloudAlert aria-hidden="true" className="size-10 text-negative" />}
      part="errorPage"
      homeHref="/"
    />
  );
}
