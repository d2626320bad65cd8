import { NameText } from '@/components/ui/name-text';
import { type NamedConnection, useConnectionName } from './use-connection-name';

/** The name of a connection, on two lines at most. */
export function ConnectionName({ connection, className }: { connection: NamedConnection; className?: string }) {
  const nameOf = useConnectionName();
  return <NameText {...(className ? { className } : {})}>{nameOf(connection)}</NameText>;
}
