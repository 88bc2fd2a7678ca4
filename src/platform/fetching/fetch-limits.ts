/** How long a fetch may take and how much it may bring. */
export interface FetchLimits {
  /** Until the connection is open, name lookup and TLS included. */
  readonly connectMilliseconds: number
  /** From request to response headers. */
  readonly headersMilliseconds: number
  /** Longest silence within a body. */
  readonly bodyIdleMilliseconds: number
  /** From first byte sent to last byte read, redirects included, waiting for one's turn excluded. */
  readonly totalMilliseconds: number
  /** Slowest average a body may come at, once `slowAfterMilliseconds` have passed. */
  readonly slowestBytesPerSecond: number
  readonly slowAfterMilliseconds: number
  /** Bytes on the wire. */
  readonly rawBytes: number
  /** Bytes after gzip, deflate or brotli. */
  readonly unpackedBytes: number
  /** Unpacked bytes per raw byte; answers below 1 MiB unpacked are let be. */
  readonly ratio: number
  readonly redirects: number
  /** Pause between the end of one request to a host and the start of the next. */
  readonly gapMilliseconds: number
}

/** The limits of every real run. */
export const defaultFetchLimits: FetchLimits = {
  connectMilliseconds: 5_000,
  headersMilliseconds: 10_000,
  bodyIdleMilliseconds: 15_000,
  totalMilliseconds: 120_000,
  slowestBytesPerSecond: 1_024,
  slowAfterMilliseconds: 15_000,
  rawBytes: 25 * 1024 * 1024,
  unpackedBytes: 100 * 1024 * 1024,
  ratio: 100,
  redirects: 3,
  gapMilliseconds: 100,
}
