import { z } from 'zod'
import type { Transaction } from '#platform/context'

/** What a mail is about: what is needed to write it at the moment it is sent, and nothing else. */
export const About = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('confirm-address') }),
  /** News from entry `from` up to but not including `to`. */
  z.strictObject({ kind: z.literal('digest'), from: z.int(), to: z.int() }),
  z.strictObject({ kind: z.literal('duty'), entries: z.array(z.int()).min(1) }),
  z.strictObject({ kind: z.literal('still-true'), organisation: z.string(), records: z.array(z.string()) }),
])
export type About = z.infer<typeof About>

/** A mail to be queued. */
export interface Queued {
  readonly recipient: string
  /** What it is for; a recipient is written to once for it. */
  readonly occasion: string
  readonly about: About
}

/** Queues a mail in the transaction of what causes it. Queued again for the same occasion, it stays one. */
export async function queueMail(tx: Transaction, { recipient, occasion, about }: Queued): Promise<void> {
  const at = tx.now()
  await tx.sql`
    insert into notification.mail ${tx.sql({
      ...{ recipient, occasion, about: tx.sql.json(about), queued_at: at, next_at: at },
    })}
    on conflict do nothing`
}
