import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { HeldSockets } from './held-sockets';

const limits = { perAddress: 2, total: 3, idleMs: 1_000, untakenMs: 1_000 };

class SocketFrom extends Socket {
  constructor(override readonly remoteAddress: string) {
    super();
  }
}

function admitted(sockets: HeldSockets, address: string, now = 0): Socket {
  const socket = new SocketFrom(address);
  sockets.admit(socket, now);
  return socket;
}

function answerOn(sockets: HeldSockets, socket: Socket): ServerResponse {
  const response = new ServerResponse(new IncomingMessage(socket));
  sockets.begin(socket, response);
  return response;
}

describe('held sockets', () => {
  it('sockets are limited per address, an IPv6 /64 counting as one, and leave room for other addresses', () => {
    const sockets = new HeldSockets(limits);
    const flood = ['2001:db8::1', '2001:db8::2', '2001:db8::3'].map((address) => admitted(sockets, address));
    expect(flood.map((socket) => socket.destroyed)).toEqual([false, false, true]);
    expect(admitted(sockets, '2001:db8:0:1::1').destroyed).toBe(false);
  });

  it('sockets have a common limit', () => {
    const sockets = new HeldSockets({ ...limits, perAddress: Number.POSITIVE_INFINITY });
    const all = [1, 2, 3, 4].map(() => admitted(sockets, '10.0.0.1'));
    expect(all.map((socket) => socket.destroyed)).toEqual([false, false, false, true]);
  });

  it('a new socket closes the one of the same address that has been idle longest', () => {
    const sockets = new HeldSockets(limits);
    const [idle, busy] = [admitted(sockets, '10.0.0.1'), admitted(sockets, '10.0.0.1')];
    answerOn(sockets, idle).emit('close');
    answerOn(sockets, busy);
    expect(admitted(sockets, '10.0.0.1').destroyed).toBe(false);
    expect([idle.destroyed, busy.destroyed]).toEqual([true, false]);
    expect(sockets.size).toBe(2);
  });

  it('a socket is closed when idle for too long, and never during an answer', () => {
    const sockets = new HeldSockets(limits);
    const [idle, busy] = [admitted(sockets, '10.0.0.1', 0), admitted(sockets, '10.0.0.1', 0)];
    answerOn(sockets, busy);
    sockets.sweep(1_000);
    expect(idle.destroyed).toBe(false);
    sockets.sweep(1_001);
    sockets.sweep(9_999_999);
    expect([idle.destroyed, busy.destroyed]).toEqual([true, false]);
  });
});
