import { classNames } from '@/components/ui/class-names';
import { type NamedConnection, useConnectionName } from './use-connection-name';

/** Page text in the page's direction: the message isolates the names inside it. */
export function ConnectionName({ connection, className }: { connection: NamedConnection; className?: string }) {
  const name = useConnectionName()(connection);
  return (
    <span title={name} className={classNames('line-clamp-2 wrap-anywhere', className)}>
      {name}
    </span>
  );
}
