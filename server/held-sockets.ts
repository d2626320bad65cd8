import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from '@/lib/api/client-address';

export interface SocketLimits {
  /** Sockets of one address at a time; Infinity where all come from our own proxies. */
  perAddress: number;
  total: number;
  /** A socket between two requests is closed after this long; proxies reuse theirs for a minute. */
  idleMs: number;
  /** A client that does not take its answer is cut off after this long. */
  untakenMs: number;
}

interface Held {
  network: string;
  hasServed: boolean;
  idleSince: number;
  /** The answers under way, and since when each waits for the client to take it. */
  answers: Map<ServerResponse, number | null>;
}

/** The sockets of a server: how many there are by address, and which of them hold out too long. */
export class HeldSockets {
  readonly #held = new Map<Socket, Held>();
  readonly #byNetwork = new Map<string, Set<Socket>>();

  constructor(private readonly limits: SocketLimits) {}

  get size(): number {
    return this.#held.size;
  }

  /** Takes a new socket, or closes it when its address, or all together, have too many with something to do. */
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

  /** Notes that a request of `socket` is being answered. */
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

  /** The answers under way. */
  answers(): ServerResponse[] {
    return [...this.#held.values()].flatMap(({ answers }) => [...answers.keys()]);
  }

  /** Whether an answer on `socket` has begun, after which nothing else may be written to it. */
  hasBegunAnswer(socket: Socket): boolean {
    return [...(this.#held.get(socket)?.answers.keys() ?? [])].some((response) => response.headersSent);
  }

  /** Closes what holds out too long. */
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

  /** Makes room by closing the socket of an address that has waited longest for another request. */
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
