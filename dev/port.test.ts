import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from './free-port';
import { choosePort, requireFreePort } from './port';

let listener: Server | undefined;
afterEach(() => void listener?.close());

async function occupy(host?: string): Promise<number> {
  const port = await freePort();
  await new Promise<void>((resolve) => {
    listener = createServer().listen(port, host, resolve);
  });
  return port;
}

describe('choosePort', () => {
  it('choosePort returns 3000 by default', async () => {
    expect(await choosePort(undefined)).toBe(3000);
    expect(await choosePort('8080')).toBe(8080);
  });

  it('choosePort returns a free port for 0', async () => {
    expect(await choosePort('0')).toBeGreaterThan(1023);
  });

  it.each(['web', '-1', '65536', '30.5'])('choosePort refuses %s and names PORT', async (text) => {
    await expect(choosePort(text)).rejects.toThrow(`PORT is "${text}"`);
  });
});

describe('requireFreePort', () => {
  it('requireFreePort accepts a free port', async () => {
    await expect(requireFreePort(await freePort())).resolves.toBeUndefined();
  });

  it.each(['127.0.0.1', undefined])(
    'requireFreePort refuses a port in use on %s, and names the remedy',
    async (host) => {
      const port = await occupy(host);
      await expect(requireFreePort(port)).rejects.toThrow(
        `PORT ${port} is taken by another program: stop that program`,
      );
    },
  );
});
