import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { openVaultToWrite } from '@/lib/vault/organization-vault';
import { median, timed } from './median';

const ROUNDS = 41;
const VALUES = 500;
const TOKEN_BYTES = 180;

export interface VaultFigures {
  vaultMicros: number;
  rawMicros: number;
  ratio: number;
  openMs: number;
}

function rawRoundTrip(key: Buffer, plain: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  decipher.setAuthTag(cipher.getAuthTag());
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
}

export async function benchVault(): Promise<VaultFigures> {
  const { orgId } = await mintOrganization();
  const place = { rowId: orgId, column: 'accessToken' };
  const key = randomBytes(32);
  const plain = randomBytes(TOKEN_BYTES).toString('base64url').slice(0, TOKEN_BYTES);
  return withOrg(orgId, async (tx) => {
    const vault = await openVaultToWrite(tx, orgId);
    const samples = { vault: [] as number[], raw: [] as number[], open: [] as number[] };
    const repeat = async (work: () => string) => {
      for (let index = 0; index < VALUES; index += 1) {
        if (work() !== plain) throw new Error('The round trip changed the text.');
      }
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      samples.raw.push(await timed(() => repeat(() => rawRoundTrip(key, plain))));
      samples.vault.push(await timed(() => repeat(() => vault.decrypt(vault.encrypt(plain, place), place))));
      samples.open.push(await timed(() => openVaultToWrite(tx, orgId)));
    }
    const micros = (values: number[]) => (median(values) / VALUES) * 1000;
    const [vaultMicros, rawMicros] = [micros(samples.vault), micros(samples.raw)];
    return { vaultMicros, rawMicros, ratio: vaultMicros / rawMicros, openMs: median(samples.open) };
  });
}
