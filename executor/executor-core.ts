import type { FunctionRegistry } from './function-registry';
import type { Store } from './store/connect';
import type { WaitedNames } from './waited-names';
import type { WorkQueue } from './work-queue';

export interface ExecutorCore {
  store: Store;
  queue: WorkQueue;
  registry: FunctionRegistry;
  waitedNames: WaitedNames;
  now: () => number;
  random: () => number;
  newId: () => string;
  signingKey: string | undefined;
  appUrl: string | undefined;
  isStopping: () => boolean;
  isClosing: () => boolean;
  report: (line: string) => void;
}
