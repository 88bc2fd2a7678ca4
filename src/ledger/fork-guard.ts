import type { Context, Transaction } from '#platform/context'
import type { Bilingual } from '#platform/language'
import { Conflict } from '#platform/problems'
import { readSecondCopies, readSecondCopy } from './second-copy.ts'
import { tileReader } from './tile-store.ts'
import { type Checkpoint, EMPTY_ROOT, parseCheckpoint, parseNote, rootAt, sameBytes } from './tree/index.ts'

/** Something outside remembers a history that the database does not hold. Signing on would make two histories. */
export class LedgerForked extends Conflict {}

/** Refuses when this log's second copy is lost, or remembers what the tree does not hold. Throws LedgerForked. */
export async function guardSecondCopy(tx: Transaction, folder: string, origin: string): Promise<void> {
  const note = await readSecondCopy(folder, origin)
  if (note === null) throw forked(copyLost(folder, origin))
  const [latest] = await tx.sql<{ size: number; note: string }[]>`
    select size, note from ledger.checkpoint where origin = ${origin} order by size desc limit 1`
  if (latest?.note === note) return
  const size = await requireHeld(tx, note, folder)
  if (size > (latest?.size ?? 0)) throw forked(ahead(folder, size, latest?.size ?? 0))
}

/** Refuses when any second copy in the folder, of this log or an earlier one, remembers what the tree does not hold. */
export async function guardSecondCopies(ctx: Context | Transaction, folder: string): Promise<void> {
  for (const { path, note } of await readSecondCopies(folder)) await requireHeld(ctx, note, path)
}

/** Refuses when a checkpoint that somebody outside holds is not one that our tree has grown from; gives its size. Throws LedgerForked. */
export async function requireHeld(ctx: Context | Transaction, note: string, where: string): Promise<number> {
  const parsed = parseNote(note)
  const claimed = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed
  if (!claimed.ok) throw forked(unreadable(where))
  const size = await treeSize(ctx)
  if (claimed.value.size > size) throw forked(ahead(where, claimed.value.size, size))
  if (!(await holds(ctx, claimed.value, size))) throw forked(different(where, claimed.value.size))
  return claimed.value.size
}

async function holds(
  ctx: Context | Transaction,
  { size, root }: Checkpoint,
  whole: number,
): Promise<boolean> {
  if (size === 0) return sameBytes(root, EMPTY_ROOT)
  return sameBytes(await rootAt(size, tileReader(ctx.sql), whole), root)
}

async function treeSize(ctx: Context | Transaction): Promise<number> {
  const [head] = await ctx.sql<{ size: number }[]>`select size from ledger.head`
  return head?.size ?? 0
}

const forked = (say: Bilingual) => new LedgerForked(say)

const way: Bilingual = {
  sv: 'Ingenting signeras och inget nytt tas emot. Återställ en nyare säkerhetskopia, eller hämta det som saknas från en spegel med: skala ledger recover <mapp eller adress>. Se docs/runbook.md.',
  en: 'Nothing is signed and nothing new is taken. Restore a newer backup, or fetch what is missing from a mirror with: skala ledger recover <folder or address>. See docs/runbook.md.',
}

const ahead = (where: string, theirs: number, ours: number): Bilingual => ({
  sv: `${where} minns ${theirs} poster, men databasen har bara ${ours}: den är troligen återställd från en äldre kopia. ${way.sv}`,
  en: `${where} remembers ${theirs} entries, but the database has only ${ours}: it was probably restored from an older copy. ${way.en}`,
})

const different = (where: string, size: number): Bilingual => ({
  sv: `${where} minns en annan historia för de första ${size} posterna än den som står i databasen. ${way.sv}`,
  en: `${where} remembers another history of the first ${size} entries than the one in the database. ${way.en}`,
})

const unreadable = (where: string): Bilingual => ({
  sv: `Det som står i ${where} går inte att läsa. ${way.sv}`,
  en: `What stands in ${where} cannot be read. ${way.en}`,
})

const copyLost = (folder: string, origin: string): Bilingual => ({
  sv: `Den andra kopian av loggen ${origin} saknas i ${folder}. Lägg tillbaka den. Är den förlorad: jämför med en spegel eller ett vittne och skriv den på nytt med: skala ledger copy. ${way.sv}`,
  en: `The second copy of the log ${origin} is missing in ${folder}. Put it back. If it is lost, compare with a mirror or a witness and write it anew with: skala ledger copy. ${way.en}`,
})
