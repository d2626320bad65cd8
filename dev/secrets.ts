import { randomBytes, randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { platformIds } from '@/lib/platform-ids';
import { StartError } from './start-error';
import { writePrivate } from './write-private';

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

const secret = z.string().min(12);
const schema = z.object({
  authSecret: secret,
  tokenEncryptionKeys: secret,
  superuserPassword: secret,
  ownerPassword: secret,
  appPassword: secret,
  systemPassword: secret,
  inngestEventKey: secret,
  inngestSigningKey: secret,
  demoPassword: secret,
  webhookSecrets: z.record(z.enum(platformIds), secret),
});

export type Secrets = z.infer<typeof schema>;

const key = (bytes: number) => randomBytes(bytes).toString('base64url');

function typeablePassword(): string {
  const group = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}

function generate(): Secrets {
  return {
    authSecret: key(32),
    tokenEncryptionKeys: `local1:${randomBytes(32).toString('base64')}`,
    superuserPassword: key(24),
    ownerPassword: key(24),
    appPassword: key(24),
    systemPassword: key(24),
    inngestEventKey: key(24),
    // The SDK hex-decodes what follows the prefix.
    inngestSigningKey: `signkey-local-${randomBytes(32).toString('hex')}`,
    demoPassword: typeablePassword(),
    webhookSecrets: Object.fromEntries(platformIds.map((id) => [id, key(24)])) as Secrets['webhookSecrets'],
  };
}

/** New secrets could not decrypt the data. @throws StartError when an existing file cannot be read */
export async function loadSecrets(file: string): Promise<Secrets> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw damaged(file, error.message);
  });
  if (text === null) {
    const made = generate();
    writePrivate(file, `${JSON.stringify(made, null, 2)}\n`);
    return made;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw damaged(file, 'its content is not valid');
  }
}

function damaged(file: string, reason: string): StartError {
  return new StartError(
    `The secrets in ${file} cannot be read: ${reason}. The local data is encrypted with them: restore the file from a backup, or move the whole folder away to start with empty data.`,
  );
}
