/**
 * What tests need from outside: a database of their own, a context to act in, a clock that stands still.
 * The browser has a door of its own, `#platform/testing/browser`, so that other tests need not load it.
 */
export {
  createBareDatabase,
  createDatabaseForEachTest,
  createTestDatabase,
  type TestDatabase,
} from './create-test-database.ts'
export { type FixedClock, fixedClock, type TestContextParts, testContext } from './test-context.ts'
