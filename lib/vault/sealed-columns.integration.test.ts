import { getTableName } from 'drizzle-orm';
import { expect, inject, it } from 'vitest';
import { connectTo } from '@/db/testing/connect-to';
import { sealedColumns } from './sealed-columns';

it('sealedColumns lists every column of the database that holds values of the vault', async () => {
  const sql = connectTo(inject('databaseUrls').superuser.replace(/\/[^/]*$/, '/cmis_test'));
  try {
    const columns = await sql<{ name: string }[]>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and column_name like '%ciphertext%'`;
    const listed = Object.values(sealedColumns).map(({ table, ciphertext }) => {
      return `${getTableName(table)}.${ciphertext.name}`;
    });
    expect(listed.sort()).toEqual(columns.map(({ name }) => name).sort());
    expect(columns.length).toBeGreaterThan(0);
  } finally {
    await sql.end();
  }
});
