import 'server-only';
import { type Env, env } from '@/lib/env';
import { platformIds } from '@/lib/platform-ids';

/** Who publishes reference rates, and where. */
export interface FxPublisher {
  // As stored with each rate: `ecb`, `sandbox` or the host of an address.
  source: string;
  // The last 90 days or so.
  recent: URL;
  // Null: `recent` has all days.
  history: URL | null;
  sandboxOrigin?: string | undefined;
}

// https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates
const ECB = {
  recent: new URL('https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml'),
  history: new URL('https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.xml'),
};

/**
 * The publishers of `FX_PROVIDER`; without it the European Central Bank. The sandbox plays the bank only where no platform
 * is real: real money is never converted by invented rates.
 */
export function fxPublishers(environment: Env = env()): FxPublisher[] {
  const { FX_PROVIDER, CMIS_SANDBOX_URL } = environment;
  const isEmulated = platformIds.every((id) => !environment[`${id.toUpperCase() as Uppercase<typeof id>}_CLIENT_ID`]);
  if (!FX_PROVIDER && CMIS_SANDBOX_URL && isEmulated) {
    return [{ ...ECB, source: 'sandbox', sandboxOrigin: CMIS_SANDBOX_URL }];
  }
  return (FX_PROVIDER ?? ['ecb']).map((name) =>
    name === 'ecb' ? { ...ECB, source: name } : { source: new URL(name).host, recent: new URL(name), history: null },
  );
}
