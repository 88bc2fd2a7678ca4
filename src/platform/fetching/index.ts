/**
 * The one guarded way out to the web. Everything the outside can do wrong comes back as a value.
 * Policy: which addresses may be reached. Limits: how long and how much. Failure: why there is nothing to
 * read, for the owner of the data. Retryable: may work later without anyone changing anything.
 */
export { type AddressPolicy, publicAddressesOnly, publicAndLoopback } from './address-policy.ts'
export { createFetcher, type Fetcher, type FetcherParts } from './create-fetcher.ts'
export { defaultFetchLimits, type FetchLimits } from './fetch-limits.ts'
export type { FetchCode, Fetched, FetchedBytes, FetchFailure, FetchOptions, FetchUrl } from './fetched.ts'
export { defaultRetries, type Retries, withRetries } from './with-retries.ts'
