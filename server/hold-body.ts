import type { IncomingMessage } from 'node:http';

interface Outcome {
  /** The body is whole and can be read from the request, which now states its length. */
  whole: () => void;
  /** More than the cap has come. */
  tooLarge: () => void;
}

/**
 * Keeps back the body of a request that states no length until it is whole, counting its bytes as they arrive: whatever
 * reads it later would gather far more before looking at the size. What a client sends on after the refusal is dropped
 * until the time of the request is over.
 */
export function holdBody(request: IncomingMessage, maxBytes: number, { whole, tooLarge }: Outcome): void {
  const push = request.push.bind(request);
  let pieces: Buffer[] = [];
  let received = 0;

  function take(piece: Buffer): void {
    const wasWithin = received <= maxBytes;
    received += piece.length;
    if (received <= maxBytes) pieces.push(piece);
    else if (wasWithin) {
      pieces = [];
      tooLarge();
    }
  }

  function end(): void {
    request.push = push;
    if (received <= maxBytes) {
      delete request.headers['transfer-encoding'];
      request.headers['content-length'] = String(received);
      for (const piece of pieces) push(piece);
      push(null);
      whole();
    } else push(null);
  }

  // The parser hands each piece to `push`, which is what a readable stream is fed by.
  request.push = (piece: unknown) => {
    if (piece === null) end();
    else if (Buffer.isBuffer(piece)) take(piece);
    return true;
  };
}
