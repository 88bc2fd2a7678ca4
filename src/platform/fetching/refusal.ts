import type { FetchCode } from './fetched.ts'

/** Carries a reason through the streams and sockets of a fetch; never leaves this room. */
export class Refusal extends Error {
  constructor(
    readonly code: FetchCode,
    options?: ErrorOptions,
  ) {
    super(code, options)
    this.name = 'Refusal'
  }
}

const codeByError: Readonly<Record<string, FetchCode>> = {
  UND_ERR_CONNECT_TIMEOUT: 'timeout-connect',
  UND_ERR_HEADERS_TIMEOUT: 'timeout-headers',
  UND_ERR_BODY_TIMEOUT: 'timeout-body',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
  UND_ERR_SOCKET: 'connection-lost',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'connection-lost',
  UND_ERR_ABORTED: 'connection-lost',
  ECONNRESET: 'connection-lost',
  EPIPE: 'connection-lost',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ENODATA: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EADDRNOTAVAIL: 'refused',
  EACCES: 'refused',
  ETIMEDOUT: 'timeout-connect',
  EPROTO: 'tls',
}

const tlsError =
  /^(ERR_TLS|ERR_SSL|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH)/

/** Names whatever was thrown while fetching. What nobody foresaw is an odd answer, not a crash. */
export function codeOfError(error: unknown): FetchCode {
  if (error instanceof Refusal) return error.code
  if (!(error instanceof Error)) return 'http-odd'
  const name = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known = codeByError[name]
  if (known) return known
  if (tlsError.test(name)) return 'tls'
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause
  return inner instanceof Error ? codeOfError(inner) : 'http-odd'
}
