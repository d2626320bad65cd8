import postgres from 'postgres';

export interface RolePasswords {
  owner: string;
  app: string;
  system: string;
}

const LOGIN_ROLES = { owner: 'cmis_owner', app: 'cmis_app', system: 'cmis_system' } as const;

/** Repeatable; resets the passwords. @returns the connection URL of each role */
export async function provisionDatabase(
  superuserUrl: string,
  name: string,
  passwords: RolePasswords,
): Promise<Record<keyof RolePasswords, string>> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  try {
    for (const [key, role] of Object.entries(LOGIN_ROLES) as [keyof RolePasswords, string][]) {
      const [known] = await sql`select 1 from pg_roles where rolname = ${role}`;
      if (!known) await sql`create role ${sql(role)}`;
      const [statement] = await sql<{ text: string }[]>`
        select format('alter role %I login nosuperuser nobypassrls nocreaterole nocreatedb noinherit password %L',
          ${role}::text, ${passwords[key]}::text) as text`;
      if (statement) await sql.unsafe(statement.text);
    }
    const [exists] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!exists) await sql`create database ${sql(name)} owner ${sql(LOGIN_ROLES.owner)}`;
    await sql`revoke all on database ${sql(name)} from public`;
    await sql`grant connect on database ${sql(name)} to ${sql(LOGIN_ROLES.app)}, ${sql(LOGIN_ROLES.system)}`;
  } finally {
    await sql.end();
  }
  return {
    owner: databaseUrl(superuserUrl, name, LOGIN_ROLES.owner, passwords.owner),
    app: databaseUrl(superuserUrl, name, LOGIN_ROLES.app, passwords.app),
    system: databaseUrl(superuserUrl, name, LOGIN_ROLES.system, passwords.system),
  };
}

function databaseUrl(serverUrl: string, database: string, user: string, password: string): string {
  const url = new URL(serverUrl);
  url.username = user;
  url.password = encodeURIComponent(password);
  url.pathname = `/${database}`;
  return url.href;
}
