import { ConnectionName } from './connection-name';
import { PlatformMark } from './platform-mark';
import type { NamedConnection } from './use-connection-name';

export function ConnectionTitle({ connection }: { connection: NamedConnection }) {
  return (
    <span className="flex items-center gap-3">
      <PlatformMark platform={connection.platform} decorative size="lg" />
      <ConnectionName connection={connection} />
    </span>
  );
}
