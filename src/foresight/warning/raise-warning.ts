import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { requirePermission } from '#identity'
import type { Context, Transaction } from '#platform/context'
import { refusePersonalData } from '#platform/personal-data'
import { Invalid, NotFound } from '#platform/problems'
import { byActor, writeWarning } from './store.ts'
import type { Warning } from './warning.ts'

/** A warning as somebody at the front line hands it in. */
export const WarningByWitness = z.object({
  record: z.string().min(1).max(40),
  words: z.string().trim().min(20).max(5_000),
  language: z.enum(['sv', 'en']),
  /** Where what they say can be read; optional, since what they saw is evidence too. */
  address: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2_000)]).default(''),
})
export type WarningByWitness = z.infer<typeof WarningByWitness>

/**
 * Raises a warning in the words of somebody at the front line; the owner must answer it. Returns its id. Throws `Invalid` with
 * the fields to mend, `NotFound` when there is no such initiative.
 */
export async function raiseWarning(ctx: Context, input: z.input<typeof WarningByWitness>): Promise<string> {
  requirePermission(ctx, 'raise-warnings')
  const { record, words, language, address } = parse(input)
  refusePersonalData({ words })
  return ctx.transaction(async (tx) => {
    const about = await readSubject(tx, record)
    const warning: Warning = {
      id: warningId(),
      record,
      ...about,
      raisedBy: 'witness',
      grade: 'warning',
      key: 'witness',
      say: { sv: words, en: words },
      language,
      evidence: address ? [{ ref: address, label: { sv: 'Underlag', en: 'Evidence' }, href: address }] : [],
      raised: byActor(tx),
      stage: 0,
      answer: null,
      closing: null,
      corrections: 0,
    }
    await writeWarning(tx, warning, 'raised')
    return warning.id
  })
}

/** A new id: `w` and 80 random bits. */
export const warningId = (): string => `w${randomBytes(10).toString('hex')}`

function parse(input: z.input<typeof WarningByWitness>): WarningByWitness {
  const parsed = WarningByWitness.safeParse(input)
  if (parsed.success) return parsed.data
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
  const fields = [
    {
      field: 'words',
      message: {
        sv: 'Beskriv vad som är fel med mellan 20 och 5 000 tecken.',
        en: 'Describe what is wrong in 20 to 5,000 characters.',
      },
    },
    {
      field: 'address',
      message: {
        sv: 'Skriv adressen som https://…, eller lämna fältet tomt.',
        en: 'Write the address as https://…, or leave the field empty.',
      },
    },
  ].filter(({ field }) => wrong.has(field))
  throw new Invalid({ sv: 'Varningen går inte att ta emot.', en: 'The warning cannot be taken.' }, fields)
}

/** What a warning keeps of its initiative. Throws `NotFound`. */
export async function readSubject(
  tx: Pick<Transaction, 'sql'>,
  record: string,
): Promise<Pick<Warning, 'title' | 'organisation' | 'demonstration'>> {
  const [about] = await tx.sql<Pick<Warning, 'title' | 'organisation' | 'demonstration'>[]>`
    select title, organisation, demonstration from published.record where id = ${record} and kind = 'initiative'`
  if (about) return about
  throw new NotFound({
    sv: 'Det finns inget sådant initiativ. Kontrollera adressen.',
    en: 'There is no such initiative. Check the address.',
  })
}
