import { createHash } from 'node:crypto'
import type { Context } from '#platform/context'
import type { Bilingual } from '#platform/language'
import { LedgerForked, requireHeld } from '../fork-guard.ts'
import { listOrigins, readCheckpoint } from '../read-log.ts'
import { tileReader } from '../tile-store.ts'
import {
  consistencyProof,
  openCheckpoint,
  parseVerifierKey,
  reachesQuorum,
  type TrustPolicy,
  type WitnessAnswer,
} from '../tree/index.ts'
import { askWitness, type Send, sendOverWeb, type Witness } from './ask-witness.ts'

/** What one witness answered, in the words of `WitnessAnswer`, or that it claims more than we have without showing it. */
type Heard = { readonly witness: Witness; readonly answer: WitnessAnswer['kind'] | 'claims-ahead' }

/**
 * Asks every witness of the policy to cosign the latest published checkpoint, and keeps what they sign. A witness that
 * remembers another size is asked again from there. One that says it has seen more than we hold is asked to show the
 * checkpoint: shown, signed by us and not ours, it stops the log; not shown, it is one witness less, and stops the log
 * only when the others are too few for the quorum. So a lying witness alone can stop nothing. Throws LedgerForked.
 */
export async function gatherCosignatures(
  ctx: Context,
  policy: TrustPolicy,
  send: Send = sendOverWeb,
): Promise<void> {
  const latest = await readCheckpoint(ctx)
  if (!latest) return
  const note = latest.note.replace(/(\n\n— [^\n]*\n)[\s\S]*$/, '$1')
  const heard = await Promise.all(
    witnessesOf(policy).map((witness) => askOne(ctx, send, witness, { ...latest, note })),
  )
  const doubtful = new Set(
    heard.filter(({ answer }) => answer === 'claims-ahead').map(({ witness }) => witness.name),
  )
  const others = new Set([...policy.witnesses.keys()].filter((name) => !doubtful.has(name)))
  if (doubtful.size > 0 && !reachesQuorum(policy, others)) throw new LedgerForked(quorumDoubts([...doubtful]))
}

/** The witnesses of a policy that have an address. */
export function witnessesOf(policy: TrustPolicy): Witness[] {
  return [...policy.witnesses].flatMap(([name, { key, url }]) => (url ? [{ name, key, url }] : []))
}

interface Signed {
  readonly origin: string
  readonly size: number
  readonly note: string
}

async function askOne(ctx: Context, send: Send, witness: Witness, signed: Signed): Promise<Heard> {
  const [known] = await ctx.sql<{ size: number }[]>`
    select size from ledger.witness_answer where witness = ${witness.key.name} and origin = ${signed.origin}`
  let answer = await askFrom(ctx, send, witness, signed, known?.size ?? 0)
  if (answer.kind === 'other-size' && answer.size <= signed.size) {
    answer = await askFrom(ctx, send, witness, signed, answer.size)
  }
  const ahead = answer.kind === 'other-size' && answer.size > signed.size
  if (ahead || answer.kind === 'inconsistent') await requireSame(ctx, send, witness, signed.origin)
  const said = ahead ? 'claims-ahead' : answer.kind
  await keepAnswer(ctx, witness, signed, answer, said)
  return { witness, answer: said }
}

async function askFrom(
  ctx: Context,
  send: Send,
  witness: Witness,
  { size, note }: Signed,
  from: number,
): Promise<WitnessAnswer> {
  const oldSize = Math.min(from, size)
  const [head] = await ctx.sql<{ size: number }[]>`select size from ledger.head`
  const proof = await consistencyProof(oldSize, size, tileReader(ctx.sql), head?.size ?? size)
  return askWitness(send, witness, { oldSize, proof, checkpoint: note })
}

/** What the witness signed last, if it shows it: at the address that litewitness and ours serve it at. */
async function requireSame(ctx: Context, send: Send, witness: Witness, origin: string): Promise<void> {
  const name = createHash('sha256').update(origin).digest('hex')
  const url = `${witness.url.replace(/\/+$/, '')}/${name}/checkpoint`
  const shown = await send(url, { method: 'GET' }).catch(() => null)
  const keys = (await listOrigins(ctx)).flatMap(({ verifierKey }) => {
    const parsed = parseVerifierKey(verifierKey)
    return parsed.ok ? [parsed.value] : []
  })
  if (shown?.status !== 200 || !openCheckpoint(shown.body, keys).ok) return
  await requireHeld(ctx, shown.body, `${witness.name} (${witness.url})`)
}

async function keepAnswer(
  ctx: Context,
  { key }: Witness,
  { origin, size }: Signed,
  answer: WitnessAnswer,
  said: string,
): Promise<void> {
  const cosigned = answer.kind === 'cosigned'
  await ctx.sql`
    insert into ledger.witness_answer (witness, origin, answer, size, asked_at)
    values (${key.name}, ${origin}, ${said}, ${cosigned ? size : null}, ${ctx.now()})
    on conflict (witness, origin) do update set
      answer = excluded.answer, size = coalesce(excluded.size, witness_answer.size), asked_at = excluded.asked_at`
  if (!cosigned) {
    ctx.log.warn({ witness: key.name, answer: said }, 'a witness did not sign')
    return
  }
  const [line] = answer.lines
  if (line === undefined) return
  await ctx.sql`
    insert into ledger.cosignature (origin, size, witness, line, signed_at)
    values (${origin}, ${size}, ${key.name}, ${line}, ${new Date(answer.at * 1_000)})
    on conflict do nothing`
}

const quorumDoubts = (names: readonly string[]): Bilingual => ({
  sv: `Vittnena ${names.join(', ')} säger sig ha sett fler poster än databasen har, och de övriga är för få. Ingenting signeras. Jämför med dem och med en spegel; se docs/runbook.md.`,
  en: `The witnesses ${names.join(', ')} say they have seen more entries than the database has, and the others are too few. Nothing is signed. Compare with them and with a mirror; see docs/runbook.md.`,
})
