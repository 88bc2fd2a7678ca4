import { z } from 'zod'
import { type Permission, requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { refusePersonalData } from '#platform/personal-data'
import { PartialDate } from '#registry'
import { type Ends, readEnds } from './read-ends.ts'
import { type FieldWords, invalid, readInput } from './read-input.ts'
import { lockAdoptions, refreshAdoptions, subjectOf } from './refresh-adoptions.ts'
import { bases, stages } from './values.ts'

/**
 * What can be said of a use: the user claims it, confirms it or denies it; the one whose solution it is names a user; an
 * observer saw a contract, a system list or code.
 */
export const words = ['claim', 'confirm', 'deny', 'name', 'observe'] as const
export type Word = (typeof words)[number]

const Text = (most: number) => z.string().trim().min(2).max(most).nullable().default(null)
const Kronor = z.number().nonnegative().max(1e12).nullable().default(null)

/** What somebody states of one organisation's use. Amounts in whole kronor; weeks of work; dates as precise as known. */
export const StatedAdoption = z.object({
  organisation: z.string().min(1).max(100),
  record: z.string().min(1).max(100),
  word: z.enum(words),
  stage: z.enum(stages).nullable().default(null),
  since: PartialDate.nullable().default(null),
  until: PartialDate.nullable().default(null),
  scope: Text(300),
  costSek: Kronor,
  weeks: z.number().nonnegative().max(5_000).nullable().default(null),
  changes: Text(2_000),
  outcome: Text(2_000),
  benefitSekPerYear: Kronor,
  reason: Text(2_000),
  basis: z.enum(bases).nullable().default(null),
  url: z
    .string()
    .regex(/^https?:\/\/[^\s<>"]+$/)
    .max(2_000)
    .nullable()
    .default(null),
})
export type StatedAdoption = z.infer<typeof StatedAdoption>

const permissionOf: Record<Word, Permission> = {
  claim: 'claim-adoption',
  confirm: 'confirm-adoption',
  deny: 'confirm-adoption',
  name: 'claim-adoption',
  observe: 'observe-adoption',
}

/**
 * Keeps what somebody states of one organisation's use, beside what others have said, and merges it. The adopter's own
 * words take the adopter's permission; naming a user takes that of the organisation whose solution it is. Throws
 * `Invalid` for dates in the future or the wrong order and for a denial or an end without a reason.
 */
export async function stateAdoption(ctx: Context, input: z.input<typeof StatedAdoption>): Promise<void> {
  const stated = readInput(StatedAdoption, input, fieldWords)
  refusePersonalData({
    scope: stated.scope,
    changes: stated.changes,
    outcome: stated.outcome,
    reason: stated.reason,
  })
  checkRules(stated, ctx.now().toISOString().slice(0, 10))
  await ctx.transaction(async (tx) => {
    const ends = await readEnds(tx, stated)
    allow(tx, stated, ends)
    await lockAdoptions(tx)
    const row = toRow(tx, stated, ends)
    await tx.sql`insert into adoption.statement ${tx.sql(row)}`
    await append(tx, {
      type: 'adoption.stated',
      subject: subjectOf(stated),
      content: { statement: { ...row, stated_at: row.stated_at.toISOString() } },
    })
    await refreshAdoptions(tx, [stated])
  })
}

function allow(tx: Transaction, { word, organisation }: StatedAdoption, { owner }: Ends): void {
  const permission = permissionOf[word]
  if (word === 'observe') requirePermission(tx, permission)
  else if (word === 'name') requirePermission(tx, permission, owner ?? 'nobody')
  else requirePermission(tx, permission, organisation)
}

function toRow(tx: Transaction, stated: StatedAdoption, { kind, demonstration }: Ends) {
  const { word, costSek, benefitSekPerYear, ...facts } = stated
  const own = word === 'claim' || word === 'confirm' || word === 'deny'
  return {
    ...facts,
    record_kind: kind,
    voice: own ? 'adopter' : word === 'name' ? 'supplier' : 'observer',
    verdict: word === 'deny' ? 'denies' : 'uses',
    confirms: word === 'confirm',
    cost_sek_minor: inOre(costSek),
    benefit_sek_minor_per_year: inOre(benefitSekPerYear),
    origin: 'person',
    stated_by: tx.actor.organisation,
    stated_as: tx.actor.role,
    stated_at: tx.now(),
    demonstration,
  }
}

const inOre = (kronor: number | null) => (kronor === null ? null : Math.round(kronor * 100))

const fieldWords: FieldWords = {
  stage: { sv: 'Välj hur långt ni har kommit.', en: 'Choose how far you have come.' },
  since: {
    sv: 'Skriv datumet som 2025, 2025-03 eller 2025-03-14.',
    en: 'Write the date as 2025, 2025-03 or 2025-03-14.',
  },
  until: {
    sv: 'Skriv slutdatumet som 2025, 2025-03 eller 2025-03-14.',
    en: 'Write the last date as 2025, 2025-03 or 2025-03-14.',
  },
  costSek: { sv: 'Skriv kostnaden i kronor, med siffror.', en: 'Write the cost in kronor, in figures.' },
  benefitSekPerYear: {
    sv: 'Skriv nyttan i kronor per år, med siffror.',
    en: 'Write the benefit in kronor a year, in figures.',
  },
  weeks: {
    sv: 'Skriv antalet arbetsveckor med siffror.',
    en: 'Write the number of working weeks in figures.',
  },
  reason: { sv: 'Skälet får vara 2–2 000 tecken.', en: 'The reason may be 2–2,000 characters.' },
  url: { sv: 'Adressen ska börja med https://.', en: 'The address must begin with https://.' },
}

function checkRules({ word, stage, since, until, reason, basis }: StatedAdoption, today: string): void {
  const wrong = [
    ...((word === 'claim' || word === 'confirm') && stage === null
      ? [
          {
            field: 'stage',
            message: { sv: 'Välj hur långt ni har kommit.', en: 'Choose how far you have come.' },
          },
        ]
      : []),
    ...((word === 'deny' || stage === 'left') && reason === null
      ? [
          {
            field: 'reason',
            message: {
              sv: 'Skriv varför. Andra som funderar på samma lösning har nytta av det.',
              en: 'Write why. It helps others who consider the same solution.',
            },
          },
        ]
      : []),
    ...(since !== null &&
    since.slice(0, 10) > today.slice(0, since.length) &&
    stage !== 'considering' &&
    stage !== 'introducing'
      ? [
          {
            field: 'since',
            message: {
              sv: 'Datumet ligger i framtiden. Välj ”inför” om starten är planerad.',
              en: 'The date lies in the future. Choose “introducing” if the start is planned.',
            },
          },
        ]
      : []),
    ...(until !== null && until > today.slice(0, until.length)
      ? [
          {
            field: 'until',
            message: {
              sv: 'Slutdatumet ligger i framtiden. Skriv det när ni har slutat.',
              en: 'The last date lies in the future. Write it once you have stopped.',
            },
          },
        ]
      : []),
    ...(since !== null && until !== null && until < since.slice(0, until.length)
      ? [
          {
            field: 'until',
            message: {
              sv: 'Slutdatumet ligger före startdatumet.',
              en: 'The last date lies before the first.',
            },
          },
        ]
      : []),
    ...(word === 'observe' && basis === null
      ? [
          {
            field: 'basis',
            message: {
              sv: 'Välj vad som har setts: avtal, systemlista eller kod.',
              en: 'Choose what was seen: a contract, a system list or code.',
            },
          },
        ]
      : []),
  ]
  if (wrong.length > 0) throw invalid(wrong)
}
