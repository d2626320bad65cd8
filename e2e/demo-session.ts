import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Page, request } from '@playwright/test';
import { z } from 'zod';
import { signInPerson } from './person';
import { dataFolder, stackHandles } from './stack-handles';

const stateFile = () => path.join(dataFolder(), 'demo-session.json');
const stateSchema = z.object({
  cookies: z.array(z.looseObject({ name: z.string(), value: z.string(), domain: z.string(), path: z.string() })),
});

export async function keepDemoSession(): Promise<void> {
  const stack = stackHandles();
  const session = await request.newContext({ baseURL: stack.url });
  await signInPerson(session, stack);
  await session.storageState({ path: stateFile() });
  await session.dispose();
}

export async function resumeDemoSession(page: Page): Promise<void> {
  const { cookies } = stateSchema.parse(JSON.parse(readFileSync(stateFile(), 'utf8')));
  await page.context().addCookies(cookies);
}
