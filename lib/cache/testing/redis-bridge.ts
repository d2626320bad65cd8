import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

type Reply = string | number | null | RedisRefusal | Reply[];

class RedisRefusal {
  constructor(readonly message: string) {}
}

function parseReply(bytes: Buffer, start: number): { reply: Reply; end: number } | null {
  const lineEnd = bytes.indexOf('\r\n', start);
  if (lineEnd === -1) return null;
  const kind = String.fromCharCode(bytes[start] ?? 0);
  const line = bytes.toString('utf8', start + 1, lineEnd);
  const next = lineEnd + 2;
  if (kind === '+') return { reply: line, end: next };
  if (kind === '-') return { reply: new RedisRefusal(line), end: next };
  if (kind === ':') return { reply: Number(line), end: next };
  const length = Number(line);
  if (length === -1) return { reply: null, end: next };
  if (kind === '$') {
    if (bytes.length < next + length + 2) return null;
    return { reply: bytes.toString('utf8', next, next + length), end: next + length + 2 };
  }
  const items: Reply[] = [];
  let end = next;
  for (let index = 0; index < length; index += 1) {
    const item = parseReply(bytes, end);
    if (!item) return null;
    items.push(item.reply);
    end = item.end;
  }
  return { reply: items, end };
}

class RedisConnection {
  private readonly waiting: ((reply: Reply) => void)[] = [];
  private received: Buffer = Buffer.alloc(0);

  constructor(private readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.received = Buffer.concat([this.received, chunk]);
      for (let found = parseReply(this.received, 0); found; found = parseReply(this.received, 0)) {
        this.received = this.received.subarray(found.end);
        this.waiting.shift()?.(found.reply);
      }
    });
  }

  send(command: readonly unknown[]): Promise<Reply> {
    const parts = command.map((part) => Buffer.from(String(part)));
    const bulk = parts.flatMap((part) => [Buffer.from(`$${part.length}\r\n`), part, Buffer.from('\r\n')]);
    this.socket.write(Buffer.concat([Buffer.from(`*${parts.length}\r\n`), ...bulk]));
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

// Upstash accepts a script flag that other Redis servers refuse.
function withoutUpstashFlags([name, script, ...rest]: readonly unknown[]): unknown[] {
  const isScript = typeof script === 'string' && String(name).toLowerCase() === 'eval';
  return [
    name,
    ...(script === undefined ? [] : [isScript ? script.replace(/^\s*#!lua flags=allow-key-locking/, '') : script]),
    ...rest,
  ];
}

function toJson(reply: Reply): unknown {
  if (typeof reply === 'string') return reply === 'OK' ? reply : Buffer.from(reply).toString('base64');
  if (Array.isArray(reply)) return reply.map(toJson);
  return reply instanceof RedisRefusal ? null : reply;
}

function answerOf(reply: Reply): { result: unknown } | { error: string } {
  return reply instanceof RedisRefusal ? { error: reply.message } : { result: toJson(reply) };
}

async function bodyOf(request: IncomingMessage): Promise<unknown[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

// Serves the REST interface of Upstash in front of an ordinary Redis: `/` takes one command, `/pipeline` a list.
export async function startRedisBridge(redisPort: number): Promise<{ url: string; stop: () => void }> {
  const socket = connect(redisPort, '127.0.0.1');
  socket.setNoDelay(true);
  socket.on('error', () => {});
  const redis = new RedisConnection(socket);
  const server: Server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const isPipeline = request.url === '/pipeline';
    const commands = isPipeline ? (body as unknown[][]) : [body];
    const answers = (await Promise.all(commands.map((command) => redis.send(withoutUpstashFlags(command))))).map(
      answerOf,
    );
    const [first] = answers;
    const status = !isPipeline && first && 'error' in first ? 400 : 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isPipeline ? answers : first));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      socket.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}
