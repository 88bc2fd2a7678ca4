import type { Context, Transaction } from '#platform/context'
import { Conflict, NotFound } from '#platform/problems'
import { append } from './append.ts'

/** An erasure: which entry, on what ground, and what may stand instead. */
export interface Redaction {
  readonly index: number
  /** The law or rule that asks for it, in words that can be public. */
  readonly ground: string
  /** The content without what must go; readers get it in the erased one's place. */
  readonly maskedVersion?: object
}

/**
 * Erases the content and salt of an entry, and remembers that it was done: a `redacted` entry about the same subject names
 * the index, the ground, the decider's role and whether a masked version stands instead. The entry itself, its hash and
 * every proof stay as they are; without the salt nobody can confirm a guess of what was erased. Throws `NotFound` when
 * there is no such entry, `Conflict` when its content is gone already.
 */
export async function redactEntry(ctx: Context | Transaction, redaction: Redaction): Promise<void> {
  const { index, ground, maskedVersion } = redaction
  // the verb that decides what must go asks for the permission; the ledger knows no permissions
  await ctx.transaction(async (tx) => {
    const [entry] = await tx.sql<{ subject: string; held: boolean }[]>`
      select subject, content.submission is not null as held
      from ledger.entry
      left join ledger.content using (submission)
      where entry.index = ${index}`
    if (!entry) throw unknown(index)
    if (!entry.held) throw erasedBefore(index)
    await append(tx, {
      type: 'redacted',
      subject: entry.subject,
      content: {
        index,
        ground,
        role: tx.actor.role,
        masked: maskedVersion !== undefined,
        version: maskedVersion ?? null,
      },
    })
    await tx.sql`select ledger.erase_content(${index})`
  })
}

const unknown = (index: number) =>
  new NotFound({
    sv: `Det finns ingen post med nummer ${index} i liggaren.`,
    en: `The ledger has no entry with index ${index}.`,
  })

const erasedBefore = (index: number) =>
  new Conflict({
    sv: `Innehållet i post ${index} är redan utplånat. Se posten som gjorde det i ämnets historik.`,
    en: `The content of entry ${index} has been erased already. See the entry that did so in the history of its subject.`,
  })
