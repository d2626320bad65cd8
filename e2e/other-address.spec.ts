import { expect, test } from './fixtures';
import { nodeProxy } from './proxies';

// Without the forwarded headers of a proxy, Host is what the browser used.
test.use({ extraHTTPHeaders: {} });

test('a person who opens another address is redirected to AUTH_URL before signing in, also from a link to connect', async ({
  page,
  request,
  stack,
}) => {
  const other = stack.url.replace('localhost', '127.0.0.1');
  await page.goto(`${other}/en/sign-in?next=%2Fen`);
  expect(page.url()).toBe(`${stack.url}/en/sign-in?next=%2Fen`);
  const connect = await request.get(`${other}/api/connect/meta?org=${stack.orgId}&locale=en`, { maxRedirects: 0 });
  expect(connect.headers().location).toBe(`${stack.url}/api/connect/meta?org=${stack.orgId}&locale=en`);
});

test('the page redirects a person behind a proxy that hides the address to AUTH_URL', async ({ page, stack }) => {
  const proxy = await nodeProxy(Number(new URL(stack.url).port), 'http');
  try {
    await page.goto(`http://127.0.0.1:${proxy.port}/en/sign-in`);
    await page.waitForURL(`${stack.url}/en/sign-in`);
  } finally {
    await proxy.stop();
  }
});
