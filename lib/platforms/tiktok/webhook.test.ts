import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { tikTokWebhooks } from './webhook';

const SECRET = 'test-secret';
const SECONDS = 1_790_000_000;
const at = new Date(SECONDS * 1000);

function isGenuine(body: string | Buffer, headers: Record<string, string>, options: Partial<Options> = {}) {
  const { secrets = [SECRET], late = 0 } = options;
  const receivedAt = new Date(at.getTime() + late * 1000);
  return tikTokWebhooks.verifyWebhook({ body: Buffer.from(body), headers: new Headers(headers), receivedAt }, secrets);
}
interface Options {
  secrets: [string, ...string[]];
  late: number;
}
const signed = (message: string, hash = 'sha256') => createHmac(hash, SECRET).update(message).digest('hex');

const published = String.raw`{"client_key":"aw1","event":"post.publish.complete","create_time":1790000000,"user_openid":"723f-1","content":"{\"publish_id\":\"v_pub_file~v2.1\",\"publish_type\":\"DIRECT_PUBLISH\"}"}`;
const leadText =
  '{"request_id":1,"object":1,"entry":[{"id":7126711421177430274,"lead_source":"INSTANT_FORM","page_id":6873052183063953666,"advertiser_id":7590001,"campaign_id":1780001,"campaign_name":"Autumn","adgroup_id":1,"ad_id":2,"create_time":1614239152,"changes":[{"field":"email","value":"a@b.c"},{"field":"name","value":"Jane"}]}],"time":1614334356}';

describe('a signature with a time', () => {
  /** printf '%s' "1790000000.$body" | openssl dgst -sha256 -hmac test-secret */
  const mac = '94647eed9348cc5edcfae2cf7e69b7433da9d2178b4df9291a509909ec2fd0b9';
  const ofBody = 'ccb1f8bd5582520049da7408c8bc98c894b591100a25ddcfe3995f6056ebab8f';
  const value = `t=${SECONDS},s=${mac}`;

  it('is accepted of each live secret', () => {
    expect(isGenuine(published, { 'TikTok-Signature': value })).toBe(true);
    expect(isGenuine(published, { 'tiktok-signature': value }, { secrets: ['newer', SECRET] })).toBe(true);
    expect(isGenuine(published, { 'tiktok-signature': value }, { secrets: ['newer', 'older'] })).toBe(false);
  });

  it('is over the bytes as they came: escapes, Arabic and emoji', () => {
    const text = String.raw`{"client_key":"aw1","event":"comment.update","create_time":1790000000,"user_openid":"723f-1","content":"{\"comment_id\":7126711421177430274,\"text\":\"\u00e4 رائع 🌴\"}"}`;
    const headers = {
      'tiktok-signature': `t=${SECONDS},s=44c9cb33563a912a806a71b8bd76f2788906427c5235522cb721dafe268ede90`,
    };
    expect(isGenuine(text, headers)).toBe(true);
    for (const other of [JSON.stringify(JSON.parse(text)), `${text} `, text.slice(1)]) {
      expect(isGenuine(other, headers)).toBe(false);
    }
  });

  it('is good for five minutes before and after it', () => {
    const accepts = (late: number) => isGenuine(published, { 'tiktok-signature': value }, { late });
    expect([-299, 299, -300, 300].map(accepts)).toEqual([true, true, true, true]);
    expect([-301, 301, -86_400, 86_400, 31_536_000].map(accepts)).toEqual(Array(5).fill(false));
  });

  it('needs a valid time', () => {
    for (const time of ['', '-1', '1e9', '0x6ab0a580', '1790000000.0', ' 1790000000', '1790000000000', '١٧٩٠٠٠٠٠٠٠']) {
      const headers = { 'tiktok-signature': encodeIfNeeded(`t=${time},s=${signed(`${time}.${published}`)}`) };
      expect(isGenuine(published, headers)).toBe(false);
    }
    const other = { 'tiktok-signature': `t=${SECONDS + 1},s=${mac}` };
    expect(isGenuine(published, other)).toBe(false);
  });

  it.each<[string, Record<string, string>]>([
    ['none', {}],
    ['empty', { 'tiktok-signature': '' }],
    ['without a time', { 'tiktok-signature': `s=${mac}` }],
    ['alone', { 'tiktok-signature': mac }],
    ['the other way about', { 'tiktok-signature': `s=${mac},t=${SECONDS}` }],
    ['with a space', { 'tiktok-signature': `t=${SECONDS}, s=${mac}` }],
    ['in capitals', { 'tiktok-signature': `t=${SECONDS},s=${mac.toUpperCase()}` }],
    ['cut', { 'tiktok-signature': `t=${SECONDS},s=${mac.slice(0, 62)}` }],
    ['longer', { 'tiktok-signature': `${value}00` }],
    ['sent twice', { 'tiktok-signature': `${value}, ${value}` }],
    ['with two times', { 'tiktok-signature': `t=1,${value}` }],
    ['as Stripe names it', { 'tiktok-signature': `t=${SECONDS},v1=${mac}` }],
    ['of the body alone', { 'tiktok-signature': `t=${SECONDS},s=${ofBody}` }],
    ['SHA-512', { 'tiktok-signature': `t=${SECONDS},s=${signed(`${SECONDS}.${published}`, 'sha512')}` }],
    ['in a header that does not exist', { 'x-tiktok-signature': mac, 'x-tiktok-timestamp': String(SECONDS) }],
    ['in the other header', { 'x-open-signature': mac }],
    ['in the header of Meta', { 'x-hub-signature-256': `sha256=${ofBody}` }],
  ])('is refused: %s', (_what, headers) => {
    expect(isGenuine(published, headers)).toBe(false);
  });

  it('counts alone where both headers are', () => {
    expect(isGenuine(published, { 'tiktok-signature': value, 'x-open-signature': 'x' })).toBe(true);
    expect(isGenuine(published, { 'tiktok-signature': 'x', 'x-open-signature': ofBody })).toBe(false);
    expect(isGenuine(published, { 'tiktok-signature': '', 'x-open-signature': ofBody })).toBe(false);
    const both = { 'tiktok-signature': value, 'x-open-signature': ofBody };
    expect(isGenuine(published, both, { late: 301 })).toBe(false);
  });
});

const encodeIfNeeded = (text: string) => (/^[\x20-\x7e]*$/.test(text) ? text : encodeURIComponent(text));

describe('a signature of the body alone', () => {
  /** printf '%s' "$body" | openssl dgst -sha256 -hmac test-secret */
  const mac = '51534f0f5acb9b56d7fc1cc19d7aea2f6896e0a33323bba69f1c0a56af4575a4';

  it('is accepted of each live secret, at any time', () => {
    expect(isGenuine(leadText, { 'X-Open-Signature': mac })).toBe(true);
    expect(isGenuine(leadText, { 'x-open-signature': mac }, { secrets: ['newer', SECRET], late: 86_400 })).toBe(true);
    expect(isGenuine(leadText, { 'x-open-signature': mac }, { secrets: ['newer', 'older'] })).toBe(false);
  });

  describe('with Arabic and emoji', () => {
    const text =
      '{"request_id":1,"object":1,"entry":[{"id":7126711421177430275,"lead_source":"INSTANT_FORM","advertiser_id":7590001,"changes":[{"field":"name","value":"ليان 👋 ä"}]}],"time":1614334356}';
    // Both by the same command: of these bytes, and with \u0644… in place of non-ASCII characters.
    const ofBytes = 'd61a3d57d997c0f2ea9480f31de9e0f7d0ad41310e3793332b58c7ea4db555e4';
    const ofEscapes = '2004b468de1711dab67e08c1747d1da2fb1a8631d71b05879e181cb2154d44bb';

    it('is of the bytes as they came', () => {
      expect(isGenuine(text, { 'x-open-signature': ofEscapes })).toBe(false);
      for (const mac of [ofBytes]) {
        expect(isGenuine(text, { 'x-open-signature': mac })).toBe(true);
        expect(isGenuine(text, { 'x-open-signature': mac }, { secrets: ['newer', SECRET] })).toBe(true);
        expect(isGenuine(text, { 'x-open-signature': mac }, { secrets: ['newer', 'older'] })).toBe(false);
        for (const other of [text.replace('ä', 'å'), text.replace('ليان', 'ليا'), `${text} `, text.replace('ä', '')]) {
          expect(isGenuine(other, { 'x-open-signature': mac })).toBe(false);
        }
      }
    });

    it('is of nothing else: other escapes, other JSON, bytes that are no text', () => {
      const inCapitals = text.replace(
        /[\u0080-\uffff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase()}`,
      );
      expect(isGenuine(text, { 'x-open-signature': signed(inCapitals) })).toBe(false);
      expect(isGenuine(text, { 'x-open-signature': signed(JSON.stringify(JSON.parse(text), null, 1)) })).toBe(false);
      const broken = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')]);
      expect(isGenuine(broken, { 'x-open-signature': signed(String.raw`{"a":"\ufffd"}`) })).toBe(false);
    });

    it('a timed signature over Arabic and emoji is of the bytes alone', () => {
      const escaped = text.replace(
        /[\u0080-\uffff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      expect(isGenuine(text, { 'tiktok-signature': `t=${SECONDS},s=${signed(`${SECONDS}.${escaped}`)}` })).toBe(false);
    });
  });

  it.each<[string, Record<string, string>]>([
    ['empty', { 'x-open-signature': '' }],
    ['in capitals', { 'x-open-signature': mac.toUpperCase() }],
    ['cut', { 'x-open-signature': mac.slice(0, 62) }],
    ['longer', { 'x-open-signature': `${mac}00` }],
    ['with a prefix', { 'x-open-signature': `sha256=${mac}` }],
    ['sent twice', { 'x-open-signature': `${mac}, ${mac}` }],
    ['base64', { 'x-open-signature': Buffer.from(mac, 'hex').toString('base64') }],
    ['no hexadecimal', { 'x-open-signature': 'zz'.repeat(32) }],
    ['SHA-1', { 'x-open-signature': signed(leadText, 'sha1') }],
    ['with a time', { 'x-open-signature': `t=${SECONDS},s=${signed(`${SECONDS}.${leadText}`)}` }],
    ['in the other header', { 'tiktok-signature': mac }],
  ])('is refused: %s', (_what, headers) => {
    expect(isGenuine(leadText, headers)).toBe(false);
  });
});

it('TikTok webhooks have no handshake', () => {
  expect(tikTokWebhooks.answerChallenge).toBeNull();
});
