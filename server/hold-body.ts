import type { IncomingMessage } from 'node:http';

interface Outcome {
  whole: () => void;
  tooLarge: () => void;
}

// Later readers would buffer far more of a body without a stated length before they check it.
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

  request.push = (piece: unknown) => {
    if (piece === null) end();
    else if (Buffer.isBuffer(piece)) take(piece);
    return true;
  };
}
