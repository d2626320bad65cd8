import { functionsRegistered } from '@/lib/engine/functions-registered';
import { acceptEvents } from './accept-events';
import type { Engine } from './engine';

/** Announces to functions that listen to it that another list of functions is in force: events before it are lost. */
export async function announceNewFunctions(engine: Engine): Promise<void> {
  if (engine.registry.listeningTo(functionsRegistered).length === 0) return;
  await acceptEvents(engine, [{ name: functionsRegistered }], undefined);
}
