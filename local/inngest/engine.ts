import type { FunctionRegistry } from './function-registry';
import type { Store } from './store/connect';
import type { WaitedNames } from './waited-names';
import type { WorkQueue } from './work-queue';

/** What every part of one executor shares. */
export interface Engine {
  store: Store;
  queue: WorkQueue;
  registry: FunctionRegistry;
  waitedNames: WaitedNames;
  now: () => number;
  random: () => number;
  newId: () => string;
  signingKey: string | undefined;
  /** The one address at which the app is called; undefined where apps register their own. */
  appUrl: string | undefined;
  /** Nothing new is begun; what runs may still end. */
  isStopping: () => boolean;
  /** The database is being let go of. */
  isClosing: () => boolean;
  /** One line for the people who run the stack. */
  report: (line: string) => void;
}
