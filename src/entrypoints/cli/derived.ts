import { adoptionChecksums, replayAdoption } from '#adoption'
import { replayWarning } from '#foresight'
import { replaySource, sourceChecksum } from '#harvest'
import type { Entry } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { RegistryReplay, registryChecksums } from '#registry'
import { digestIndex } from '#search'
import { replayTwins, twinChecksums } from '#similarity'

/** Something that can be made anew from the ledger. To add one, add a line. */
export interface Derived {
  /** Takes the next entry into an empty database; absent where it follows from what others make. */
  readonly take?: (tx: Transaction, entry: Entry) => Promise<void>
  /** Checksums by name: the same for the live database and for the one made anew. */
  readonly sums?: (ctx: Pick<Context, 'sql'>) => Promise<Record<string, string>>
}

/** Everything that a rebuild makes and compares, in the order in which it takes an entry. */
export function everythingDerived(): readonly Derived[] {
  const registry = new RegistryReplay()
  return [
    { take: replaySource, sums: ({ sql }) => sourceChecksum(sql) },
    { take: (tx, entry) => registry.take(tx, entry), sums: ({ sql }) => registryChecksums(sql) },
    { take: replayTwins, sums: ({ sql }) => twinChecksums(sql) },
    { take: replayAdoption, sums: ({ sql }) => adoptionChecksums(sql) },
    { take: replayWarning },
    { sums: async (ctx) => ({ 'search index': await digestIndex(ctx) }) },
  ]
}
