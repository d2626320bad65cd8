import { type ChildProcess, fork } from 'node:child_process';

/** The next message of that kind; rejects when the process ends before. `Message`: all that the process sends. */
export function nextMessage<Message extends { is: string }, Kind extends Message['is']>(
  child: ChildProcess,
  is: Kind,
): Promise<Extract<Message, { is: Kind }>> {
  return new Promise((resolve, reject) => {
    const isKind = (message: Message): message is Extract<Message, { is: Kind }> => message.is === is;
    const listen = (message: Message) => {
      if (!isKind(message)) return;
      child.off('message', listen);
      child.off('exit', fail);
      resolve(message);
    };
    const fail = () => reject(new Error(`The process ended before it sent "${is}".`));
    child.on('message', listen);
    child.once('exit', fail);
  });
}

/** A process of its own on the test's database, which has sent that it is ready. */
export async function startProcess(script: string): Promise<ChildProcess> {
  const child = fork(script, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await nextMessage<{ is: 'ready' }, 'ready'>(child, 'ready');
  return child;
}
