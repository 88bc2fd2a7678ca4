import { z } from 'zod'
import type { Context, Transaction } from '#platform/context'
import { Conflict, Invalid } from '#platform/problems'
import { append } from './append.ts'
import { growTree } from './grow-tree.ts'
import { resume } from './halt.ts'
import { leafHash } from './leaf.ts'
import { listOrigins } from './read-log.ts'
import { SEQUENCER_LOCK } from './sequence.ts'
import {
  openCheckpoint,
  parseBundle,
  parseVerifierKey,
  sameBytes,
  TILE_WIDTH,
  tilePath,
  type VerifierKey,
} from './tree/index.ts'

const Leaf = z.object({
  t: z.string(),
  s: z.string(),
  o: z.string().nullable(),
  r: z.string(),
  at: z.string(),
})

/**
 * After a restore from an older backup: takes the entries that the backup lacks from a mirror's bundles, so that the log
 * goes on where it was. Only what leads to a checkpoint that we signed ourselves is taken. What those entries said is
 * lost unless it is harvested again; an entry of type `restore.performed` says so and names them. To be run as the owner
 * of the tables. Returns how many entries came back. Throws `Conflict` where the mirror's history is another.
 */
export async function recoverFromMirror(
  owner: Context,
  readFile: (path: string) => Promise<Uint8Array | undefined>,
  known: readonly VerifierKey[] = [],
): Promise<number> {
  const note = Buffer.from((await readFile('checkpoint')) ?? []).toString('utf8')
  const ours = (await listOrigins(owner)).map(({ verifierKey }) => parseVerifierKey(verifierKey))
  const keys = [...ours.flatMap((key) => (key.ok ? [key.value] : [])), ...known]
  const opened = openCheckpoint(note, distinct(keys))
  if (!opened.ok) throw notOurs
  const { origin, size, root } = opened.value.checkpoint
  // whoever holds the owner's password may: there is no further permission
  return owner.transaction(async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(${SEQUENCER_LOCK})`
    const [head] = await tx.sql<{ size: number }[]>`select size from ledger.head for update`
    const from = head?.size ?? 0
    if (size <= from) return 0
    const leaves = await readLeaves(readFile, from, size)
    await insertLeaves(tx, from, leaves)
    const reached = await growTree(tx, from, leaves)
    if (!sameBytes(reached, root)) throw otherHistory
    await tx.sql`update ledger.head set size = ${size}`
    await tx.sql`
      insert into ledger.checkpoint (origin, size, after, note, signed_at)
      select ${origin}, ${size}, coalesce(max(checkpoint.size), 0), ${note}, ${tx.now()}
      from ledger.checkpoint where origin = ${origin}`
    await resume(tx)
    await append(tx, {
      type: 'restore.performed',
      subject: 'log',
      content: { from, to: size - 1, ground: 'content lost with the database; entries taken from a mirror' },
    })
    await tx.sql`
      insert into ledger.redaction (index, redacted_by)
      select lost, (select max(submission) from ledger.pending where type = 'restore.performed')
      from generate_series(${from}::bigint, ${size - 1}::bigint) as lost
      on conflict do nothing`
    return size - from
  })
}

async function readLeaves(
  readFile: (path: string) => Promise<Uint8Array | undefined>,
  from: number,
  size: number,
): Promise<Uint8Array[]> {
  const leaves: Uint8Array[] = []
  for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < size; index += 1) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH)
    const bundle = await readFile(tilePath({ level: 'entries', index, width }))
    const parsed = parseBundle(bundle ?? new Uint8Array(), width)
    if (!parsed.ok) throw otherHistory
    leaves.push(...parsed.value)
  }
  return leaves.slice(from % TILE_WIDTH)
}

async function insertLeaves(tx: Transaction, from: number, leaves: readonly Uint8Array[]): Promise<void> {
  for (const [offset, bytes] of leaves.entries()) {
    const leaf = Buffer.from(bytes)
    const said = Leaf.safeParse(parseJson(leaf))
    if (!said.success) throw otherHistory
    const { t: type, s: subject, o: organisation, r: role, at } = said.data
    // submissions of lost entries were drawn from a sequence that the restore put back, so they get new numbers
    await tx.sql`
      insert into ledger.entry (index, submission, type, subject, organisation, role, at, leaf, leaf_hash)
      values (${from + offset}, nextval(pg_get_serial_sequence('ledger.pending', 'submission')), ${type}, ${subject},
        ${organisation}, ${role}, ${at}, ${leaf}, ${leafHash(leaf)})`
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}

const distinct = (keys: readonly VerifierKey[]) =>
  keys.filter((key, at) => keys.findIndex((one) => one.name === key.name && one.id === key.id) === at)

const notOurs = new Invalid({
  sv: 'Spegeln har ingen kontrollpunkt som vi har signerat. Kontrollera mappen eller adressen.',
  en: 'The mirror has no checkpoint that we signed. Check the folder or address.',
})

const otherHistory = new Conflict({
  sv: 'Spegelns poster leder inte från databasens till den signerade kontrollpunkten. Pröva en annan spegel eller en nyare säkerhetskopia.',
  en: 'The entries of the mirror do not lead from those of the database to the signed checkpoint. Try another mirror or a newer backup.',
})
