import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Sql, TransactionSql } from 'postgres';

interface Session {
  hasEnded: boolean;
}

const sessionEnded = () =>
  Object.assign(new Error('The database session of the transaction has ended.'), { code: 'CONNECTION_CLOSED' });

/** Never settles once the session has ended: the driver would send its commit or rollback to the next transaction. */
async function whileOpen<T>(session: Session, work: Promise<T>): Promise<T> {
  // The statement of an ended session fails a moment before its transaction does.
  await work.catch(() => nextTurn());
  return session.hasEnded ? new Promise<never>(() => {}) : work;
}

function refuseAfterEnd(session: Session, sql: TransactionSql): TransactionSql {
  const { unsafe, savepoint } = sql;
  const unlessEnded = <Call extends unknown[], Result>(run: (...call: Call) => Result) => {
    return (...call: Call): Result => {
      if (session.hasEnded) throw sessionEnded();
      return run(...call);
    };
  };
  const nested = (work: (part: TransactionSql) => Promise<unknown>) =>
    savepoint((part) => whileOpen(session, work(refuseAfterEnd(session, part))));
  return Object.assign(sql, { unsafe: unlessEnded(unsafe), savepoint: unlessEnded(nested) });
}

/**
 * Ends the work of a transaction with its session. postgres.js gives the connection of an ended session to the next
 * transaction: late statements of the first would run there, for another organization, or throw where nothing catches
 * (porsager/postgres issue 1208, pull request 1155). Covers the calls of drizzle: `begin`, `savepoint`, `unsafe`.
 */
export function bindToSession(client: Sql): Sql {
  const { begin } = client;
  return Object.assign(client, {
    begin: (work: (sql: TransactionSql) => Promise<unknown>) => {
      const session: Session = { hasEnded: false };
      const end = () => {
        session.hasEnded = true;
      };
      const transaction = begin((sql) => whileOpen(session, work(refuseAfterEnd(session, sql))));
      transaction.then(end, end);
      return transaction;
    },
  });
}
