import { PlatformMark } from './platform-mark';
import { type NamedConnection, useConnectionName } from './use-connection-name';

/** A connection by its platform's mark and its name, as the heading of a page. */
export function ConnectionTitle({ connection }: { connection: NamedConnection }) {
  const name = useConnectionName()(connection);
  return (
    <span className="flex items-center gap-3">
      <PlatformMark platform={connection.platform} decorative size="lg" />
      <bdi title={name} className="line-clamp-2 wrap-anywhere">
        {name}
      </bdi>
    </span>
  );
}
