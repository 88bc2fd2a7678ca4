/**
 * The tree: the arithmetic and file formats of a tiled transparency log, without database or network.
 *
 * - entry: opaque bytes, under 64 KiB; leaf: its hash; root: the hash over all leaves in order
 * - tile: 256 neighbouring hashes of one level; bundle: 256 entries; edge: the unfinished tiles at the right
 * - note: a text with signature lines; checkpoint: a note that says origin, size and root
 * - cosignature: a witness's signature, with a time, over a checkpoint it saw grow from the last one
 * - inclusion proof: this entry is in that tree; consistency proof: that tree only added to this one
 * - tlog-proof: one file with entry, inclusion proof and checkpoint, to be checked without a network
 * - policy: whom to trust, and how many witnesses it takes (the quorum)
 *
 * Formats: C2SP signed-note, tlog-checkpoint, tlog-tiles, tlog-cosignature, tlog-witness, tlog-proof, tlog-policy; RFC 6962.
 */
export { type Audit, auditLog, type Damage, type ReadFile } from './audit-log.ts'
export type { Checked, Refusal } from './checked.ts'
export {
  type Checkpoint,
  formatCheckpoint,
  type OpenedCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
} from './checkpoint.ts'
export { CompactRange } from './compact-range.ts'
export { formatBundle, MAX_ENTRY_BYTES, parseBundle } from './entry-bundle.ts'
export {
  EMPTY_EDGE,
  edgeFromTiles,
  edgeTiles,
  extendBundles,
  extendTiles,
  rootOfEdge,
  type TileFile,
  type TreeEdge,
} from './extend-tiles.ts'
export { EMPTY_ROOT, type Hash, leafHash, nodeHash, sameBytes, sha256 } from './hashing.ts'
export {
  formatVerifierKey,
  generateKey,
  parseSignerKey,
  parseVerifierKey,
  type SignerKey,
  type VerifierKey,
} from './key.ts'
export { type OpenedNote, openNote, parseNote, signNote, type VerifiedSignature } from './note.ts'
export { openUnderPolicy, parsePolicy, reachesQuorum, type TrustPolicy } from './policy.ts'
export { consistencyProof, inclusionProof, rootAt } from './prove.ts'
export { type ReadTile, TileDamaged } from './read-subtrees.ts'
export { parseTilePath, TILE_WIDTH, type Tile, tilePath, tilesOfTree } from './tile.ts'
export { formatTlogProof, parseTlogProof, type TlogProof, verifyTlogProof } from './tlog-proof.ts'
export { verifyConsistency, verifyInclusion } from './verify-proof.ts'
export {
  type AddCheckpoint,
  cosign,
  formatAddCheckpoint,
  judgeCheckpoint,
  parseAddCheckpoint,
  readWitnessAnswer,
  type WatchedLog,
  type WitnessAnswer,
  type WitnessDecision,
  withCosignatures,
} from './witness-protocol.ts'
