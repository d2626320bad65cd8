import { expect, it } from 'vitest';
import { twitterWebhooks as product } from '@/lib/platforms/twitter/webhook';
import { SandboxState } from '../../sandbox-state';
import { Seal } from '../../seal';
import { createWorld } from '../../world/create-world';
import { postId } from './ids';
import { twitterCompany } from './seed-data';
import { twitterWebhooks } from './webhooks';

const at = new Date('2026-11-23T09:00:00Z');
const world = createWorld({ seed: 'test', now: () => at, blueprints: [twitterCompany] }).platform('twitter');
const context = { world, clients: [], seal: new Seal('x'), state: new SandboxState(undefined), now: () => at };

function received(name: 'post_published' | 'comment' | 'access_revoked', serial = 1) {
  const { body, headers } = twitterWebhooks.sign(twitterWebhooks.events[name]?.({ serial, at }, context), 'secret', at);
  const raw = { body: Buffer.from(body), headers: new Headers(headers), receivedAt: at };
  expect(product.verifyWebhook(raw, ['secret'])).toBe(true);
  const [delivery] = product.parseDelivery(raw.body);
  return { delivery, sent: JSON.parse(body) as { data: { payload: { id: string; author_id: string } } } };
}

it('an X webhook names a post by the id of the timeline', () => {
  const { delivery, sent } = received('post_published');
  const [newest] = world.posts(delivery.subject?.externalId ?? '').filter(({ publishesAt }) => publishesAt <= at);
  expect(sent.data.payload).toMatchObject({
    id: newest && postId(newest),
    author_id: delivery.subject?.externalId,
    text: newest?.text,
  });
});

it('an X webhook reports a reply of another person', () => {
  const { delivery, sent } = received('comment', 7);
  expect(delivery.kind).toBe('post.reply.create');
  expect(sent.data.payload.author_id).not.toBe(delivery.subject?.externalId);
  expect(sent.data.payload.id).toMatch(/^\d{19}$/);
});

it('the X handshake accepts only an answer with the secret', () => {
  const token = '890e4665';
  const { handshake } = twitterWebhooks;
  const answer = product.answerChallenge?.(new URLSearchParams(handshake?.query({ token, verifyToken: '' })), {
    signing: ['secret'],
    verifyToken: null,
  });
  if (!answer || answer === 'refused') throw new Error('refused');
  const given = { status: 200, body: answer.body, token };
  expect(handshake?.accepts({ ...given, secret: 'secret' })).toBe(true);
  expect(handshake?.accepts({ ...given, secret: 'another' })).toBe(false);
  expect(handshake?.accepts({ ...given, secret: 'secret', status: 500 })).toBe(false);
});

it('X stops to repeat a webhook after a short time', () => {
  expect([1, 2, 3, 4].map(twitterWebhooks.retrySeconds)).toEqual([5, 30, 120, null]);
});
