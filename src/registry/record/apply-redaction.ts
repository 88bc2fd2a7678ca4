import { requirePermission } from '#identity'
import { readHistory, redactEntry } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { Conflict, Invalid, NotFound } from '#platform/problems'
import { holdsWords, maskWords } from './mask-words.ts'
import { REGISTRY_WRITER_LOCK } from './record-observations.ts'
import { asRows, lockRecords, writeRecords } from './stored.ts'

/** Words that must go from everything that is said of a record, and the law that asks for it. */
export interface RedactedWords {
  readonly record: string
  readonly words: string
  readonly ground: string
}

/** What a redaction did. `captures` are the harvested files that the record was read from, where the words may stand too. */
export interface WordsRedacted {
  readonly entries: readonly number[]
  readonly captures: readonly number[]
}

/** Fewer characters than this would mask half the text. */
const SHORTEST = 3

/**
 * Takes words, such as a person's name, out of all that the registry says and has said of a record: the record, its
 * observations and links, and the content of each entry about it, which is erased and replaced by a masked version. Every
 * erasure leaves an entry with its ground; every proof stays valid. Throws `NotFound` when no entry about the record holds
 * the words, `Invalid` when they are too short.
 */
export async function redactWords(ctx: Context | Transaction, asked: RedactedWords): Promise<WordsRedacted> {
  requirePermission(ctx, 'redact-entries')
  const words = asked.words.trim()
  if (words.length < SHORTEST || asked.ground.trim() === '') throw tooLittle
  return ctx.transaction(async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(${REGISTRY_WRITER_LOCK})`
    await refuseWhileWaiting(tx, asked.record)
    // each erasure appends its entry
    const entries = await redactHistory(tx, { ...asked, words })
    if (entries.length === 0) throw notSaid(asked)
    await maskRecord(tx, asked.record, words)
    await maskLinks(tx, asked.record, words)
    await maskCorrection(tx, asked.record, words)
    return { entries, captures: await maskObservations(tx, asked.record, words) }
  })
}

/** An entry that waits for its place cannot be named by an erasure yet, and what it says would slip through. */
async function refuseWhileWaiting(tx: Transaction, record: string): Promise<void> {
  const waiting =
    await tx.sql`select from published.remembered where subject = ${record} and index is null limit 1`
  if (waiting.length > 0) throw stillWaiting
}

async function redactHistory(tx: Transaction, { record, words, ground }: RedactedWords): Promise<number[]> {
  const redacted: number[] = []
  for (const { index, content } of await readHistory(tx, record)) {
    if (typeof content !== 'object' || content === null || !holdsWords(content, words)) continue
    await redactEntry(tx, { index, ground, maskedVersion: maskWords(content, words) })
    redacted.push(index)
  }
  return redacted
}

async function maskRecord(tx: Transaction, id: string, words: string): Promise<void> {
  const records = await lockRecords(tx, [id])
  await writeRecords(
    tx,
    [...records.values()].map((record) => ({ ...maskWords(record, words), id })),
  )
}

/**
 * Masks observations of all times. Their checksum stays, so that a source which still says the same is not heard anew;
 * a source that is mended counts as changed.
 */
async function maskObservations(tx: Transaction, record: string, words: string): Promise<number[]> {
  const rows = await tx.sql<{ id: number; capture: number | null }[]>`
    select id, capture, key, part, place, claims, links, identifiers, organisation_reference
    from registry.observation
    where record = ${record}
    order by id
    for update`
  const masked = rows.filter((row) => holdsWords(row, words)).map((row) => maskWords(row, words))
  await tx.sql`
    update registry.observation as old set
      key = row.key, part = row.part, place = row.place, claims = row.claims, links = row.links,
      identifiers = row.identifiers, organisation_reference = row.organisation_reference
    from jsonb_to_recordset(${asRows(tx, masked)}) as row (
      id bigint, key text, part text, place text, claims jsonb, links jsonb, identifiers text[],
      organisation_reference jsonb)
    where old.id = row.id`
  await tx.sql`
    delete from registry.identifier where record = ${record} and identifier ilike ${`%${likeText(words)}%`}`
  return [...new Set(rows.flatMap((row) => (row.capture === null ? [] : [row.capture])))]
}

async function maskLinks(tx: Transaction, record: string, words: string): Promise<void> {
  const rows = await tx.sql<{ id: number }[]>`
    select id, key, part, to_words, to_identifier, note from registry.link where record = ${record}`
  const masked = rows.filter((row) => holdsWords(row, words)).map((row) => maskWords(row, words))
  await tx.sql`
    update registry.link as old set
      key = row.key, part = row.part, to_words = row.to_words, to_identifier = row.to_identifier, note = row.note
    from jsonb_to_recordset(${asRows(tx, masked)}) as row (
      id bigint, key text, part text, to_words text, to_identifier text, note text)
    where old.id = row.id`
}

async function maskCorrection(tx: Transaction, record: string, words: string): Promise<void> {
  const [row] = await tx.sql<{ reason: string }[]>`
    select reason from registry.need_correction where record = ${record}`
  if (!row || !holdsWords(row, words)) return
  const { reason } = maskWords(row, words)
  await tx.sql`update registry.need_correction set reason = ${reason} where record = ${record}`
}

const likeText = (words: string) => words.replace(/[\\%_]/g, '\\$&')

const stillWaiting = new Conflict({
  sv: 'En ändring av posten väntar ännu på sin plats i liggaren. Försök igen om några sekunder.',
  en: 'A change of the record still waits for its place in the ledger. Try again in a few seconds.',
})

const tooLittle = new Invalid({
  sv: `Ange minst ${SHORTEST} tecken att maskera, och vilken lag eller regel som kräver det.`,
  en: `Give at least ${SHORTEST} characters to mask, and the law or rule that asks for it.`,
})

const notSaid = ({ record }: RedactedWords) =>
  new NotFound({
    sv: `Orden finns inte i något som sägs eller har sagts om ${record}. Kontrollera id och stavning.`,
    en: `The words are in nothing that is or was said of ${record}. Check the id and the spelling.`,
  })
