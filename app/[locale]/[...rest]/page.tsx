import { notFound } from 'next/navigation';

/** Every address that no page answers shows the not-found page in the reader's language. */
export default function UnknownPage() {
  notFound();
}
