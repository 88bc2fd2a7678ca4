import type { Context } from '#platform/context'
import { readCheckpoint } from '../read-log.ts'
import { reachesQuorum, type TrustPolicy } from '../tree/index.ts'

/** How one witness stands. */
export interface WitnessStanding {
  readonly name: string
  readonly url: string | null
  /** The largest size it has signed; null when it has signed nothing. */
  readonly size: number | null
  readonly signedAt: Date | null
  /** What it answered last: `cosigned`, `unavailable`, `claims-ahead` and the like; null when never asked. */
  readonly answer: string | null
}

/** Witnessed k of n: how much of the log has been signed by enough others. */
export interface WitnessStatus {
  readonly origin: string | null
  readonly size: number
  /** Entries that a quorum has vouched for; null when none is asked for or none has been reached. */
  readonly witnessedSize: number | null
  readonly witnesses: readonly WitnessStanding[]
}

/** How the witnesses of a policy stand to the log as it is published now. */
export async function witnessStatus(ctx: Pick<Context, 'sql'>, policy: TrustPolicy): Promise<WitnessStatus> {
  const latest = await readCheckpoint(ctx)
  const rows = await ctx.sql<
    { witness: string; size: number | null; signedAt: Date | null; answer: string | null }[]
  >`
    select witness_answer.witness, witness_answer.answer, signed.size, signed.signed_at as "signedAt"
    from ledger.witness_answer
    left join lateral (
      select size, signed_at from ledger.cosignature
      where cosignature.witness = witness_answer.witness
      order by size desc
      limit 1
    ) as signed on true
    where witness_answer.origin = ${latest?.origin ?? ''}`
  const witnesses = [...policy.witnesses].map(([name, { key, url }]): WitnessStanding => {
    const row = rows.find((one) => one.witness === key.name)
    return {
      name,
      url: url ?? null,
      size: row?.size ?? null,
      signedAt: row?.signedAt ?? null,
      answer: row?.answer ?? null,
    }
  })
  return {
    origin: latest?.origin ?? null,
    size: latest?.size ?? 0,
    witnessedSize: witnessedSize(policy, witnesses),
    witnesses,
  }
}

/** The largest size that enough witnesses have reached: who signed a larger tree vouches for the smaller too. */
function witnessedSize(policy: TrustPolicy, witnesses: readonly WitnessStanding[]): number | null {
  if (policy.quorum === 'none') return null
  const sizes = witnesses
    .flatMap(({ size }) => (size === null ? [] : [size]))
    .sort((one, other) => other - one)
  const reached = sizes.find((size) =>
    reachesQuorum(
      policy,
      new Set(witnesses.filter((one) => (one.size ?? -1) >= size).map((one) => one.name)),
    ),
  )
  return reached ?? null
}
