/**
 * History that is only added to.
 *
 * entry         one line of history, with an index and no gaps
 * subject       what an entry is about; `p` in the leaf points to the subject's previous entry
 * content       the state of the subject after the act; stands beside the entry and can be erased
 * leaf          the canonical bytes that are hashed: never a person, never free text, only a commitment to the content
 * commitment    SHA-256(salt || content)
 * sequencer     the one that gives committed entries their index
 * bookmark      how far a subscriber has come
 * checkpoint    the signed root of the tree of all entries; published once its second copy is safe
 * origin        the log's name of one year; all years share one tree
 * fork guard    refuses to sign when a second copy, a mirror or a witness remembers another history
 * redaction     content erased on a ground of law; the entry and every proof stay
 */
export { append, appendAll, type EntryDraft } from './append.ts'
export { checkLedger, type LedgerFault, type LedgerReport } from './check-ledger.ts'
export type { Fault } from './check-tree.ts'
export { follow } from './follow.ts'
export { LedgerForked } from './fork-guard.ts'
export { type DomainCheck, type FsckReport, fsck } from './fsck.ts'
export { guardMirror } from './guard-mirror.ts'
export { readHalt } from './halt.ts'
export { canonicalBytes } from './leaf.ts'
export { logReader, type Mirrored, mirrorLog } from './mirror-log.ts'
export { type Moment, readMoment } from './moment.ts'
export { openSigning, originOf, type Signing, type SigningPlace } from './open-signing.ts'
export { type Entry, latestEntries, ledgerSize, readEntries, readHistory } from './read-entries.ts'
export {
  contentOf,
  type LogOrigin,
  listOrigins,
  proofOf,
  readCheckpoint,
  readLogTile,
  type ServedCheckpoint,
} from './read-log.ts'
export { recoverFromMirror } from './recover-from-mirror.ts'
export { type Redaction, redactEntry } from './redact-entry.ts'
export { replaceLostCopy } from './replace-lost-copy.ts'
export { guard, openLedger, type Running, runSequencer, sequenceAll } from './run-sequencer.ts'
export { catchUp } from './subscribe.ts'
export {
  auditLog,
  formatVerifierKey,
  generateKey,
  parsePolicy,
  parseSignerKey,
  parseVerifierKey,
  type TrustPolicy,
  type VerifierKey,
} from './tree/index.ts'
export { main as verifyFile } from './tree/verify-standalone.mjs'
/** The verifier that stands by itself, as a page loads it from where it is served. */
export type StandaloneVerifier = typeof import('./tree/verify-standalone.mjs')
export { gatherCosignatures } from './witness/gather-cosignatures.ts'
export { createWitness, type WitnessParts } from './witness/run-witness.ts'
export { runWitnessing } from './witness/run-witnessing.ts'
export { type WitnessStanding, type WitnessStatus, witnessStatus } from './witness/witness-status.ts'
