import type { Context } from '#platform/context'
import { NotFound } from '#platform/problems'
import { readTileFile, tileReader } from './tile-store.ts'
import { formatTlogProof, inclusionProof, withCosignatures } from './tree/index.ts'

/** A signed checkpoint with the cosignatures gathered for it. */
export interface ServedCheckpoint {
  readonly origin: string
  readonly size: number
  readonly note: string
}

/** One name the log has had, and its public key. */
export interface LogOrigin {
  readonly origin: string
  readonly verifierKey: string
  readonly openedAt: Date
}

type Reader = Pick<Context, 'sql'>

/**
 * The latest published checkpoint, of the log of one year when `year` is given. Null when nothing has been published.
 */
export async function readCheckpoint(ctx: Reader, year?: string): Promise<ServedCheckpoint | null> {
  const [latest] = await ctx.sql<ServedCheckpoint[]>`
    select origin, checkpoint.size, note
    from ledger.checkpoint, ledger.head
    where checkpoint.size <= head.published
    ${year === undefined ? ctx.sql`` : ctx.sql`and origin like ${`%/${year}`}`}
    order by checkpoint.size desc, signed_at desc
    limit 1`
  return latest ? withWitnesses(ctx, latest) : null
}

/** A file below the log's address, `tile/…`, as published so far; null for all that the log does not have. */
export async function readLogTile(ctx: Reader, path: string): Promise<Uint8Array | null> {
  const [head] = await ctx.sql<{ published: number }[]>`select published from ledger.head`
  return readTileFile(ctx.sql, path, head?.published ?? 0)
}

/** Every name the log has had, the latest first. */
export async function listOrigins(ctx: Reader): Promise<LogOrigin[]> {
  return ctx.sql<LogOrigin[]>`
    select origin, verifier_key as "verifierKey", opened_at as "openedAt" from ledger.origin
    order by opened_at desc, origin desc`
}

/** What an entry says, and the salt that ties it to the commitment in the entry. */
export interface LoggedContent {
  readonly salt: Buffer
  /** Canonical JSON, the very bytes that were committed to. */
  readonly body: Buffer
}

/**
 * What entry `index` says, for whoever wants to hold it against the entry's commitment. Throws `NotFound` for an entry
 * that does not exist or is not yet published, and for content that has been erased: then nobody has it any more, nor the
 * salt, and the problem names the entry that did it.
 */
export async function contentOf(ctx: Reader, index: number): Promise<LoggedContent> {
  const [row] = await ctx.sql<{ salt: Buffer | null; body: Buffer | null; erasedBy: number | null }[]>`
    select content.salt, content.body, eraser.index as "erasedBy"
    from ledger.entry
    join ledger.head on entry.index < head.published
    left join ledger.content using (submission)
    left join ledger.redaction on redaction.index = entry.index
    left join ledger.entry as eraser on eraser.submission = redaction.redacted_by
    where entry.index = ${index}`
  if (!row) throw notPublished(index)
  if (row.salt && row.body) return { salt: row.salt, body: row.body }
  throw new NotFound({
    sv: `Det som post ${index} sade är utplånat enligt lag. Att posten fanns går fortfarande att bevisa.${row.erasedBy === null ? '' : ` Post ${row.erasedBy} säger på vilken grund.`}`,
    en: `What entry ${index} said has been erased as the law requires. That the entry was there can still be proved.${row.erasedBy === null ? '' : ` Entry ${row.erasedBy} says on what ground.`}`,
  })
}

/**
 * A `.tlog-proof` file that shows entry `index` to be in the log, the entry's bytes included. It is made under the latest
 * checkpoint that witnesses have signed when that covers the entry, else under the latest. Throws `NotFound` for an entry
 * that does not exist or is not yet published.
 */
export async function proofOf(ctx: Reader, index: number): Promise<string> {
  const [entry] = await ctx.sql<{ leaf: Buffer }[]>`select leaf from ledger.entry where index = ${index}`
  const checkpoint = await coveringCheckpoint(ctx, index)
  if (!entry || !checkpoint) throw notPublished(index)
  const { note, size } = await withWitnesses(ctx, checkpoint)
  const [head] = await ctx.sql<{ size: number }[]>`select size from ledger.head`
  const proof = await inclusionProof(index, size, tileReader(ctx.sql), head?.size ?? size)
  return formatTlogProof({ index, proof, checkpoint: note, extra: new Uint8Array(entry.leaf) })
}

/** The latest published checkpoint over entry `index` that a witness has signed, else the latest of all. */
async function coveringCheckpoint(ctx: Reader, index: number): Promise<ServedCheckpoint | null> {
  const [witnessed] = await ctx.sql<ServedCheckpoint[]>`
    select origin, size, note
    from ledger.cosignature
    join ledger.checkpoint using (origin, size)
    where size > ${index}
    order by size desc
    limit 1`
  if (witnessed) return witnessed
  const latest = await readCheckpoint(ctx)
  return latest && latest.size > index ? latest : null
}

async function withWitnesses(ctx: Reader, checkpoint: ServedCheckpoint): Promise<ServedCheckpoint> {
  const { origin, size, note } = checkpoint
  const lines = await ctx.sql<{ line: string }[]>`
    select line from ledger.cosignature where origin = ${origin} and size = ${size} order by witness`
  const cosigned = withCosignatures(
    note,
    lines.map((row) => row.line),
  )
  return { origin, size, note: cosigned }
}

const notPublished = (index: number) =>
  new NotFound({
    sv: `Post ${index} finns inte i den publicerade loggen. En ny post kommer dit inom några sekunder.`,
    en: `Entry ${index} is not in the published log. A new entry gets there within seconds.`,
  })
