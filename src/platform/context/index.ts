/**
 * What every verb is given: the database, the clock, the log, and who acts.
 * Context: outside a transaction. Transaction: inside one; its `transaction` joins instead of nesting.
 * Actor: the organisation and role an act is done for; the ledger never learns more than these two.
 */
export { type Actor, type Context, createContext, type Log, type Transaction } from './context.ts'
