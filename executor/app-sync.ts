import { z } from 'zod';
import { verifySignature } from '@/lib/engine/signing';
import { type AppClient, AppUnreachable } from './call-app';
import type { ExecutorCore } from './executor-core';
import { appDescription, type Registration, type registerApp } from './registration';

const SYNC_TIMEOUT_MS = 10_000;
const FIRST_SYNC_MS = 250;
const RESYNC_MS = 10_000;

const inBandAnswer = z.looseObject({ app_id: z.string(), url: z.string(), functions: z.array(z.unknown()) });
const outOfBandAnswer = z.looseObject({ message: z.string().optional() });

export class AppSync {
  private timer: NodeJS.Timeout | undefined;
  private isStopped = true;
  private inFlight: Promise<void> = Promise.resolve();
  private isRefused = true;
  private problem: string | undefined = 'The app has not answered yet.';

  constructor(
    private readonly core: ExecutorCore,
    private readonly client: AppClient,
    private readonly appUrl: string,
    private readonly register: (description: Parameters<typeof registerApp>[1]) => Promise<Registration>,
  ) {}

  get fault(): string | undefined {
    return this.problem;
  }

  start(): void {
    this.isStopped = false;
    this.inFlight = this.syncAndArm();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.inFlight;
  }

  resyncSoon(): void {
    if (this.isRefused || this.isStopped) return;
    this.isRefused = true;
    this.arm();
  }

  private arm(): void {
    clearTimeout(this.timer);
    if (this.isStopped) return;
    this.timer = setTimeout(
      () => {
        this.inFlight = this.syncAndArm();
      },
      this.isRefused ? FIRST_SYNC_MS : RESYNC_MS,
    );
  }

  private async syncAndArm(): Promise<void> {
    const problem = await this.sync().catch((error: Error) => error.message);
    if (problem !== undefined && problem !== this.problem && !this.isRefused) this.core.report(`sync: ${problem}`);
    this.problem = problem;
    this.arm();
  }

  private async sync(): Promise<string | undefined> {
    try {
      const answer = await this.client.send({
        method: 'PUT',
        url: this.appUrl,
        body: { url: this.appUrl },
        headers: { 'x-inngest-sync-kind': 'in_band' },
        timeoutMs: SYNC_TIMEOUT_MS,
      });
      this.isRefused = answer.status === 503;
      const { signingKey } = this.core;
      const signature = answer.headers['x-inngest-signature'];
      if (signingKey && !verifySignature(signingKey, signature, answer.body, Date.now())) {
        return `The app answered ${answer.status} without a valid signature: is INNGEST_SIGNING_KEY the same on both sides?`;
      }
      return await this.apply(answer.status, JSON.parse(answer.body));
    } catch (error) {
      if (error instanceof AppUnreachable) this.isRefused = true;
      throw error;
    }
  }

  private async apply(status: number, body: unknown): Promise<string | undefined> {
    const inBand = inBandAnswer.safeParse(body);
    if (status === 200 && inBand.success) {
      const { app_id: appName, url, functions } = inBand.data;
      const described = appDescription.safeParse({ appName, url, functions });
      if (!described.success) return z.prettifyError(described.error);
      const registration = await this.register(described.data);
      return registration.ok ? undefined : registration.error;
    }
    // The app can disable in-band sync; it has then registered itself through /fn/register.
    if (status === 200) return undefined;
    return outOfBandAnswer.safeParse(body).data?.message ?? `The app answered ${status}.`;
  }
}
