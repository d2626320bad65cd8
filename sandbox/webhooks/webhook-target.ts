import { z } from 'zod';

export interface WebhookTarget {
  /** Base of `/<platform>`. */
  url: string;
  /** By platform; one without a key sends nothing. */
  secrets: Record<string, string>;
  verifyToken: string;
}

const loopback = z.url().refine((text) => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(text).hostname), {
  message: 'CMIS_SANDBOX_WEBHOOK_URL must be a loopback address: the sandbox calls no other host',
});

/** Undefined: none. A platform with real app credentials gets no webhooks from the sandbox. */
export function webhookTarget(
  env: Record<string, string | undefined>,
  platforms: readonly string[],
): WebhookTarget | undefined {
  if (!env.CMIS_SANDBOX_WEBHOOK_URL) return undefined;
  const secrets = platforms.flatMap((id) => {
    const name = id.toUpperCase();
    const [newest] = (env[`${name}_WEBHOOK_SECRET`] ?? '').split(',');
    return newest && !env[`${name}_CLIENT_ID`] ? [[id, newest.trim()]] : [];
  });
  return {
    url: loopback.parse(env.CMIS_SANDBOX_WEBHOOK_URL),
    secrets: Object.fromEntries(secrets),
    verifyToken: env.META_WEBHOOK_VERIFY_TOKEN ?? '',
  };
}
