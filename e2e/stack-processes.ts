import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { dataFolder } from './stack-handles';

const recordSchema = z.array(z.object({ name: z.string(), pid: z.int() }));

export function killProcess(name: 'app' | 'executor' | 'postgres' | 'sandbox'): void {
  const record = recordSchema.parse(JSON.parse(readFileSync(path.join(dataFolder(), 'processes.json'), 'utf8')));
  const pid = record.find((entry) => entry.name === name)?.pid;
  if (pid) process.kill(pid, 'SIGKILL');
}
