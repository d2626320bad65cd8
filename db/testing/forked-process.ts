import { type ChildProcess, fork } from 'node:child_process';

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

export async function startProcess(script: string): Promise<ChildProcess> {
  const child = fork(script, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await nextMessage<{ is: 'ready' }, 'ready'>(child, 'ready');
  return child;
}
