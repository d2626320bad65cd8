import { classNames } from '@/components/ui/class-names';
import { type NamedConnection, useConnectionName } from './use-connection-name';

/**
 * The name of a connection, on two lines at most. It is a text of the page, in the page's direction: the names inside it
 * are isolated by the message.
 */
export function ConnectionName({ connection, className }: { connection: NamedConnection; className?: string }) {
  const name = useConnectionName()(connection);
  return (
    <span title={name} className={classNames('line-clamp-2 wrap-anywhere', className)}>
      {name}
    </span>
  );
}
