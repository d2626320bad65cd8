import { createServer } from 'node:net';
import { freePort } from './free-port';
import { StartError } from './start-error';

function listenFault(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}

/** The port from PORT, 3000 when unset, any free one for 0. @throws StartError when it is invalid */
export async function choosePort(text: string | undefined): Promise<number> {
  const port = Number(text ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartError(
      `PORT is "${text}" but must be a whole number from 0 to 65535: set it to a free port, such as 3001.`,
    );
  }
  return port === 0 ? freePort() : port;
}

/** Checks IPv4 and IPv6, since `localhost` may mean either. @throws StartError naming PORT */
export async function requireFreePort(port: number): Promise<void> {
  for (const host of ['127.0.0.1', '::1']) {
    const fault = await listenFault(port, host);
    if (fault === 'EADDRINUSE') {
      throw new StartError(
        `PORT ${port} is taken by another program: stop that program, or choose another port, such as PORT=${port === 65_535 ? 3001 : port + 1} npm start.`,
      );
    }
    if (fault === 'EACCES') {
      throw new StartError(
        `PORT ${port} may not be used by this user: choose one above 1023, such as PORT=3001 npm start.`,
      );
    }
  }
}
