import { createHash, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'

/** What is told about an act before its place in the ledger is known. */
export interface Submission {
  /** `subject-kind.past-participle`, such as `initiative.registered`. */
  readonly type: string
  /** Id of what the entry is about; all entries of one subject form its history. */
  readonly subject: string
  readonly organisation: string | null
  readonly role: string
  /** ISO 8601 UTC, whole seconds. */
  readonly at: string
  /** SHA-256(salt || content), 32 bytes. */
  readonly commitment: Uint8Array
  /** Length of the content in bytes. */
  readonly contentSize: number
}

/** RFC 8785 canonical JSON as UTF-8 bytes: the same value always gives the same bytes. */
export function canonicalBytes(value: unknown): Buffer {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('this value has no JSON form')
  return Buffer.from(text, 'utf8')
}

/**
 * Binds content without revealing it: a fresh 32-byte salt and SHA-256(salt || content). With the salt destroyed,
 * nobody can confirm a guess of the content (EDPB guidelines 02/2025).
 */
export function commit(content: Uint8Array): { salt: Buffer; commitment: Buffer } {
  const salt = randomBytes(32)
  return { salt, commitment: createHash('sha256').update(salt).update(content).digest() }
}

/**
 * The bytes of an entry: canonical JSON of version, type, subject, organisation, role, time, index of the subject's
 * previous entry (null for the first), commitment in base64 and content size. Never a person, never free text.
 */
export function leafBytes(submission: Submission, previousIndex: number | null): Buffer {
  return canonicalBytes({
    v: 1,
    t: submission.type,
    s: submission.subject,
    o: submission.organisation,
    r: submission.role,
    at: submission.at,
    p: previousIndex,
    c: Buffer.from(submission.commitment).toString('base64'),
    n: submission.contentSize,
  })
}

/** SHA-256 over a submission, taken when it is handed in and checked before it is given its place. */
export function sealOf(submission: Submission): Buffer {
  return createHash('sha256').update(leafBytes(submission, null)).digest()
}

/** RFC 6962 section 2.1: SHA-256(0x00 || leaf). */
export function leafHash(leaf: Uint8Array): Buffer {
  return createHash('sha256')
    .update(Buffer.from([0]))
    .update(leaf)
    .digest()
}
