import { z } from 'zod';

const inngestEvent = z.looseObject({
  name: z.string(),
  data: z.record(z.string(), z.unknown()),
  id: z.string(),
  ts: z.number(),
  user: z.record(z.string(), z.unknown()),
});
export type InngestEvent = z.infer<typeof inngestEvent>;

export function parseStoredEvent(text: string): InngestEvent {
  return inngestEvent.parse(JSON.parse(text));
}
