import { daysBetween, type IsoDate } from '@/lib/dates';
import type { DateWindow } from '@/lib/platforms/platform';

const ID_CHARACTERS = 22;

/**
 * The days of each campaign that a reading returned, one bit each: after a restart, they show which stored rows did not
 * come back. About 30 characters per campaign and month.
 */
export class SeenDays {
  private readonly days: number;
  private readonly bitsOf = new Map<string, Buffer>();

  constructor(
    private readonly window: DateWindow,
    encoded = '',
  ) {
    this.days = daysBetween(window.from, window.to) + 1;
    const characters = ID_CHARACTERS + Math.ceil((this.bytes * 4) / 3);
    for (let start = 0; start < encoded.length; start += characters) {
      const entry = encoded.slice(start, start + characters);
      this.bitsOf.set(uuidOf(entry.slice(0, ID_CHARACTERS)), Buffer.from(entry.slice(ID_CHARACTERS), 'base64url'));
    }
  }

  private get bytes(): number {
    return Math.ceil(this.days / 8);
  }

  add(campaignId: string, date: IsoDate): void {
    const day = daysBetween(this.window.from, date);
    let bits = this.bitsOf.get(campaignId);
    if (!bits) {
      bits = Buffer.alloc(this.bytes);
      this.bitsOf.set(campaignId, bits);
    }
    bits.writeUInt8(bits.readUInt8(day >> 3) | (1 << (day & 7)), day >> 3);
  }

  /** Days as text, `1` or `0` for each day of the window. */
  rows(): { campaignId: string; days: string }[] {
    return [...this.bitsOf].map(([campaignId, bits]) => ({
      campaignId,
      days: Array.from({ length: this.days }, (_, day) => (bits.readUInt8(day >> 3) >> (day & 7)) & 1).join(''),
    }));
  }

  encode(): string {
    return [...this.bitsOf]
      .map(
        ([id, bits]) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url') + bits.toString('base64url'),
      )
      .join('');
  }
}

function uuidOf(base64url: string): string {
  const hex = Buffer.from(base64url, 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
