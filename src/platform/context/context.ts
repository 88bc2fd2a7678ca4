import type { Sql, TransactionSql } from 'postgres'

/** Who acts: an organisation's id or null for the platform itself, and the role it is done in. */
export interface Actor {
  readonly organisation: string | null
  readonly role: string
  /** The joint body that acts for the organisation; absent when the organisation acts itself. */
  readonly through?: string
}

/** The little of a logger that verbs use; pino fits. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

interface Common {
  readonly actor: Actor
  readonly log: Log
  /** The time now; tests hand in a fixed clock. */
  readonly now: () => Date
  /** Runs `work` in one transaction, joining the caller's when there is one: all of it commits or none does. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
}

/** What a verb is given. */
export interface Context extends Common {
  readonly sql: Sql
  /** Index of the last ledger entry that may be known: verbs that read answer as of then. Absent: all may be known. */
  readonly asOf?: number | undefined
}

/** What a verb holds inside a transaction. */
export interface Transaction extends Common {
  readonly sql: TransactionSql
}

/** Makes the context of one request, command or job. */
export function createContext(parts: { sql: Sql; actor: Actor; log: Log; now?: () => Date }): Context {
  const { sql, actor, log, now = () => new Date() } = parts
  return {
    sql,
    actor,
    log,
    now,
    // by `this`, so that `{ ...ctx, actor }` acts as that actor inside its transactions too
    async transaction<T>(work: (tx: Transaction) => Promise<T>) {
      const { actor, log, now } = this
      const result = await this.sql.begin(async (transactionSql) => {
        const tx: Transaction = { sql: transactionSql, actor, log, now, transaction: (inner) => inner(tx) }
        return { value: await work(tx) }
      })
      return result.value
    },
  }
}
