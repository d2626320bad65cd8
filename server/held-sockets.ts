import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from '@/lib/rate-limit/client-address';

export interface SocketLimits {
  perAddress: number;
  total: number;
  idleMs: number;
  // A client that does not read its answer is disconnected after this time.
  untakenMs: number;
}

interface Held {
  network: string;
  hasServed: boolean;
  idleSince: number;
  answers: Map<ServerResponse, number | null>;
}

export class HeldSockets {
  readonly #held = new Map<Socket, Held>();
  readonly #byNetwork = new Map<string, Set<Socket>>();

  constructor(private readonly limits: SocketLimits) {}

  get size(): number {
    return this.#held.size;
  }

  admit(socket: Socket, now = Date.now()): void {
    const network = networkOf(socket.remoteAddress ?? '');
    const siblings = this.#byNetwork.get(network) ?? new Set<Socket>();
    const isFull = siblings.size >= this.limits.perAddress || this.#held.size >= this.limits.total;
    if (isFull && !this.#closeIdle(siblings)) {
      socket.destroy();
      return;
    }
    this.#held.set(socket, { network, hasServed: false, idleSince: now, answers: new Map() });
    this.#byNetwork.set(network, siblings.add(socket));
    socket.once('close', () => this.#forget(socket));
  }

  begin(socket: Socket, response: ServerResponse): void {
    const held = this.#held.get(socket);
    if (!held) return;
    held.hasServed = true;
    held.answers.set(response, null);
    response.once('close', () => {
      held.answers.delete(response);
      held.idleSince = Date.now();
    });
  }

  answers(): ServerResponse[] {
    return [...this.#held.values()].flatMap(({ answers }) => [...answers.keys()]);
  }

  hasBegunAnswer(socket: Socket): boolean {
    return [...(this.#held.get(socket)?.answers.keys() ?? [])].some((response) => response.headersSent);
  }

  sweep(now = Date.now()): void {
    for (const [socket, { answers, idleSince }] of this.#held) {
      if (answers.size === 0 && now - idleSince > this.limits.idleMs) socket.destroy();
      for (const [response, waitsSince] of answers) {
        if (!response.writableEnded) continue;
        if (waitsSince === null) answers.set(response, now);
        else if (now - waitsSince > this.limits.untakenMs) socket.destroy();
      }
    }
  }

  #closeIdle(siblings: ReadonlySet<Socket>): boolean {
    let oldest: { socket: Socket; idleSince: number } | undefined;
    for (const socket of siblings) {
      const held = this.#held.get(socket);
      if (!held?.hasServed || held.answers.size > 0) continue;
      if (!oldest || held.idleSince < oldest.idleSince) oldest = { socket, idleSince: held.idleSince };
    }
    if (!oldest) return false;
    this.#forget(oldest.socket);
    oldest.socket.destroy();
    return true;
  }

  #forget(socket: Socket): void {
    const network = this.#held.get(socket)?.network;
    if (network === undefined) return;
    this.#held.delete(socket);
    const siblings = this.#byNetwork.get(network);
    siblings?.delete(socket);
    if (siblings?.size === 0) this.#byNetwork.delete(network);
  }
}
