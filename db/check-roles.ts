import 'server-only';
import { sql } from 'drizzle-orm';
import { appPool, systemPool } from './client';

interface RoleFacts extends Record<string, unknown> {
  role: string;
  superuser: boolean;
  bypasses: boolean;
  owns: boolean;
}

const facts = sql`
  select r.rolname as role, r.rolsuper as superuser, r.rolbypassrls as bypasses,
    exists (
      select 1 from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and pg_has_role(r.oid, c.relowner, 'member')
    ) as owns
  from pg_roles r where r.rolname = current_user`;

// Unsafe roles: row-level security does not bind a superuser or BYPASSRLS, and an owner can switch it off.
export async function findUnsafeRoles(): Promise<string[]> {
  const connections = [
    { variable: 'DATABASE_URL', pool: appPool() },
    { variable: 'DATABASE_SYSTEM_URL', pool: systemPool() },
  ];
  const found = await Promise.all(
    connections.map(async ({ variable, pool }) => {
      const [row] = await pool.execute<RoleFacts>(facts);
      const whys = [row?.superuser && 'is a superuser', row?.bypasses && 'has BYPASSRLS', row?.owns && 'owns tables'];
      return whys.filter(Boolean).map((why) => `the role "${row?.role}" of ${variable} ${why}`);
    }),
  );
  return found.flat();
}
