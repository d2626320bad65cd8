import { spawn } from 'node:child_process';
import path from 'node:path';
import type { DataFolder } from '../data-folder';
import { closeLog, lastFault, openLog } from '../log-file';
import type { ProcessRecord } from '../process-record';
import type { Secrets } from '../secrets';
import { StartError } from '../start-error';
import { Api } from './api';
import { isComplete, readDemoState } from './state';

interface DemoTask {
  folder: DataFolder;
  env: NodeJS.ProcessEnv;
  url: string;
  secrets: Secrets;
  record: ProcessRecord;
  say: (line: string) => void;
}

export interface DemoOrganization {
  email: string;
  orgId: string;
  apiToken: string;
}

/** A failure after the organization exists is only reported. @throws StartError without an organization */
export async function prepareDemo(task: DemoTask): Promise<DemoOrganization> {
  const file = task.folder.file('demo.json');
  const before = await readDemoState(file);
  if (isComplete(before) && before.orgId && before.apiToken) {
    if (await new Api(task.url, before.orgId, before.apiToken).isAccepted()) {
      return { email: before.email, orgId: before.orgId, apiToken: before.apiToken };
    }
  }
  task.say('Connecting the demo organization and reading its data …');
  const log = path.join(task.folder.logs, 'demo.log');
  const exitCode = await seed(task, file, log);
  const after = await readDemoState(file);
  if (!after.orgId || !after.apiToken) {
    throw new StartError(
      `The demo organization could not be created: ${lastFault(log)} (log: ${log}). Start again to continue.`,
    );
  }
  if (exitCode !== 0)
    task.say(`The demo data is not complete: ${lastFault(log)} (log: ${log}). The next start continues.`);
  return { email: after.email, orgId: after.orgId, apiToken: after.apiToken };
}

// A separate process, because it uses the product's code with the product's environment.
function seed({ env, url, secrets, record }: DemoTask, stateFile: string, logFile: string): Promise<number> {
  const log = openLog(logFile);
  const preload = path.resolve('scripts', 'exit-with-parent.cjs');
  const child = spawn(process.execPath, ['--require', preload, '--import', 'tsx', path.resolve('dev', 'demo.ts')], {
    env: { ...env, CMIS_DEMO_STATE: stateFile, CMIS_DEMO_URL: url, CMIS_DEMO_PASSWORD: secrets.demoPassword },
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  });
  closeLog(log);
  if (child.pid) record.note('demo', child.pid);
  return new Promise((resolve) => {
    const ended = (code: number | null) => {
      record.forget('demo');
      resolve(code ?? 1);
    };
    child.once('error', () => ended(1));
    child.once('exit', ended);
  });
}
