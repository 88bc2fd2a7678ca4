import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { hasPermission, requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { findingNames, findPersonalData } from '#platform/personal-data'
import { Invalid, NotFound } from '#platform/problems'
import { accessRoom } from '../sheet/access-sheet.ts'

/** A message to an organisation, as its room shows it. Dates are days, ISO 8601: the hour is nobody's business. */
export interface Letter {
  readonly id: string
  readonly record: string | null
  readonly message: string
  readonly receivedOn: string
  readonly answer: string | null
  readonly answeredOn: string | null
}

/** How long a letter is kept after it came, in days. */
export const LETTER_DAYS = 730

const Words = z.string().trim().min(3).max(4_000)

function parse(text: string, field: string): string {
  const words = Words.safeParse(text)
  if (!words.success) {
    const message = {
      sv: 'Skriv mellan 3 och 4 000 tecken.',
      en: 'Write between 3 and 4,000 characters.',
    }
    throw new Invalid(message, [{ field, message }])
  }
  const number = findPersonalData(words.data).find(({ kind }) => /nummer$/.test(kind))
  if (!number) return words.data
  const message = {
    sv: `Ta bort ${number.written}: det är ett ${findingNames[number.kind].sv}.`,
    en: `Take out ${number.written}: it is a ${findingNames[number.kind].en}.`,
  }
  throw new Invalid(message, [{ field, message }])
}

/**
 * Hands a message to the organisation behind a record, or to one that uses or wants it, and returns the receipt, with which
 * the answer can be read; no address is asked for. Throws `Invalid` for too little, too much or a personal identity number,
 * `NotFound` for no such record or nobody there to ask.
 */
export async function sendLetter(
  ctx: Context,
  input: { record: string; to?: string; message: string },
): Promise<string> {
  requirePermission(ctx, 'send-letters')
  const message = parse(input.message, 'message')
  const receipt = randomBytes(16).toString('hex')
  await ctx.transaction(async (tx) => {
    const [record] = await tx.sql<{ organisation: string | null; demonstration: boolean }[]>`
      select ${input.to === undefined ? tx.sql`organisation` : asked(tx, input.to)} as organisation, demonstration
      from published.record where id = ${input.record}`
    if (!record?.organisation) throw noSuchLetter()
    const { organisation, demonstration } = record
    await tx.sql`
      insert into workspace.letter ${tx.sql({
        ...{ organisation, record: input.record, message, demonstration },
        ...{ receipt: digestOf(receipt), received_on: tx.now().toISOString().slice(0, 10) },
      })}`
    await remember(tx, 'letter.received', organisation)
  })
  return receipt
}

/** The organisation, if it is known to use or want the record. */
const asked = (tx: Transaction, organisation: string) => tx.sql`(
  select used.organisation from published.adoption as used
  where used.record = record.id and used.organisation = ${organisation}
  union
  select wanted.organisation from published.interest as wanted
  where wanted.target = record.id and wanted.organisation = ${organisation})`

/** Answers a letter to the actor's organisation. Throws `NotFound` for a letter to another. */
export async function answerLetter(ctx: Context, input: { id: string; answer: string }): Promise<void> {
  requirePermission(ctx, 'edit-sheets', ctx.actor.organisation ?? '')
  const organisation = accessRoom(ctx)
  const answer = parse(input.answer, `answer-${input.id}`)
  await ctx.transaction(async (tx) => {
    const done = await tx.sql`
      update workspace.letter set answer = ${answer}, answered_on = ${tx.now().toISOString().slice(0, 10)}
      where id::text = ${input.id} and organisation = ${organisation}`
    if (done.count === 0) throw noSuchLetter()
    await remember(tx, 'letter.answered', organisation)
  })
}

/** Erases a letter to the actor's organisation before its time. */
export async function eraseLetter(ctx: Context, id: string): Promise<void> {
  requirePermission(ctx, 'erase-personal-data', ctx.actor.organisation ?? '')
  const organisation = accessRoom(ctx)
  await ctx.transaction(async (tx) => {
    const gone = await tx.sql`
      delete from workspace.letter where id::text = ${id} and organisation = ${organisation}`
    if (gone.count === 0) throw noSuchLetter()
    await remember(tx, 'letter.erased', organisation)
  })
}

/** Erases letters that have been kept as long as was promised. Returns how many. */
export async function eraseOldLetters(ctx: Context): Promise<number> {
  requirePermission(ctx, 'open-withheld')
  return ctx.transaction(async (tx) => {
    const gone = await tx.sql<{ organisation: string }[]>`
      delete from workspace.letter where received_on < ${tx.now()}::date - ${LETTER_DAYS}::integer
      returning organisation`
    for (const { organisation } of gone) await remember(tx, 'letter.erased', organisation)
    return gone.length
  })
}

/** All letters to the actor's organisation, those without an answer first. */
export async function listLetters(ctx: Context): Promise<Letter[]> {
  const organisation = accessRoom(ctx)
  if (!hasPermission(ctx, 'see-workspace', organisation)) return []
  return ctx.sql<Letter[]>`
    select ${columns(ctx)} from workspace.letter
    where organisation = ${organisation}
    order by answered_on is not null, workspace.letter.id desc
    limit 500`
}

/** The letter that a receipt is for. Throws `NotFound` when there is none, or it has been erased. */
export async function readLetter(ctx: Pick<Context, 'sql'>, receipt: string): Promise<Letter> {
  const [letter] = await ctx.sql<Letter[]>`
    select ${columns(ctx)} from workspace.letter where receipt = ${digestOf(receipt)}`
  if (!letter) throw noSuchLetter()
  return letter
}

/** The median number of days until an answer, and of how many; null while there are none. */
export async function readAnswerTime(ctx: Pick<Context, 'sql'>, organisation: string) {
  const [row] = await ctx.sql<{ answered: number; days: number | null }[]>`
    select answered, median_days as days from published.answer_time where organisation = ${organisation}`
  return row && row.days !== null ? { answered: row.answered, days: row.days } : null
}

const columns = ({ sql }: Pick<Context, 'sql'>) => sql`
  workspace.letter.id::text as id, record, message, received_on::text as "receivedOn", answer,
  answered_on::text as "answeredOn"`

const digestOf = (receipt: string) => createHash('sha256').update(receipt).digest()

/** That something was asked or answered is history; what was written is not. */
const remember = (tx: Transaction, type: string, organisation: string) =>
  append(tx, { type, subject: `letters:${organisation}`, content: { organisation } })

const noSuchLetter = () =>
  new NotFound({
    sv: 'Frågan finns inte. Kontrollera kvittot; en fråga raderas två år efter att den kom.',
    en: 'There is no such question. Check the receipt; a question is erased two years after it came.',
  })
