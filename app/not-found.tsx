import { Compass } from 'lucide-react';
import { BilingualPage } from '@/components/errors/bilingual-page';
import './globals.css';

/** Next's own page would have inline styles that the content policy refuses. */
export default function UnknownAddressPage() {
  return (
    <BilingualPage icon={<Compass aria-hidden="true" className="size-10 text-faint" />} part="notFound" homeHref="/" />
  );
}
