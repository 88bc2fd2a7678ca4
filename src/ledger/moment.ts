import type { Sql } from '#platform/database'
import { Invalid } from '#platform/problems'

/** A place in history: everything up to and including entry `index` could be known. */
export interface Moment {
  readonly index: number
  /** The time that was asked for; the time of the entry where an index was asked for. */
  readonly at: Date
}

/**
 * Finds the moment that somebody wrote: a date (`2026-10-14`, the end of that day in Sweden), a time
 * (`2026-10-14T12:00Z`) or the index of an entry (`4711`). At a time, what counts is what a signed checkpoint of the log
 * showed everybody; what was handed in but not yet sealed could not be known. Throws `Invalid`, saying what is wrong, for
 * what is no moment, has not been yet, or was before the first entry.
 */
export async function readMoment(
  ctx: { readonly sql: Sql; readonly now: () => Date },
  asked: string,
): Promise<Moment> {
  const words = asked.trim()
  if (/^\d{1,15}$/.test(words)) return momentOfEntry(ctx, Number(words))
  const day = /^\d{4}-\d\d-\d\d$/.test(words)
  const at = day ? endOfDay(words) : readTime(words)
  if (at === null) throw notAMoment
  const now = ctx.now()
  // the day of today is not over: it is shown as far as it has come
  if (at > now && !(day && startOfDay(words) <= now)) throw notYet(words)
  const [known] = await ctx.sql<{ index: number | null }[]>`
    select coalesce(
      (select max(size) - 1 from ledger.checkpoint where signed_at <= ${at}),
      (select index from ledger.entry
        where at <= ${at} and not exists (select from ledger.checkpoint)
        order by at desc, index desc limit 1)) as index`
  if (known?.index == null || known.index < 0) throw beforeTheFirst(await firstTime(ctx))
  return { index: known.index, at: at > now ? now : at }
}

async function momentOfEntry({ sql }: { readonly sql: Sql }, index: number): Promise<Moment> {
  const [entry] = await sql<{ at: Date }[]>`select at from ledger.entry where index = ${index}`
  if (entry) return { index, at: entry.at }
  const [head] = await sql<{ size: number }[]>`select size from ledger.head`
  throw beyondTheEnd(index, head?.size ?? 0)
}

async function firstTime({ sql }: { readonly sql: Sql }): Promise<Date | null> {
  const [first] = await sql<{ at: Date }[]>`
    select coalesce((select min(signed_at) from ledger.checkpoint where size > 0), at) as at
    from ledger.entry where index = 0`
  return first?.at ?? null
}

const TIME = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/

function readTime(words: string): Date | null {
  const day = TIME.exec(words)?.[1]
  const time = new Date(words)
  return day && startOfDay(day).getTime() > 0 && !Number.isNaN(time.getTime()) ? time : null
}

/** When a day begins in Sweden; no time at all for a day that no calendar has. */
function startOfDay(day: string): Date {
  const midnight = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) return new Date(0)
  const hour = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Stockholm',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  return new Date(midnight.getTime() - Number(hour.format(midnight)) * 3_600_000)
}

/** The last millisecond of a day in Sweden; null for a day that no calendar has. */
function endOfDay(day: string): Date | null {
  if (startOfDay(day).getTime() === 0) return null
  const next = new Date(new Date(`${day}T00:00:00Z`).getTime() + 86_400_000).toISOString().slice(0, 10)
  return new Date(startOfDay(next).getTime() - 1)
}

const notAMoment = new Invalid({
  sv: 'Tidpunkten går inte att förstå. Skriv ett datum (2026-10-14), en tid (2026-10-14T12:00Z) eller numret på en post i liggaren (4711).',
  en: 'That moment cannot be understood. Write a date (2026-10-14), a time (2026-10-14T12:00Z) or the index of an entry of the ledger (4711).',
})

const notYet = (words: string) =>
  new Invalid({
    sv: `${words} har inte varit än. Välj en tidpunkt som har passerat.`,
    en: `${words} has not been yet. Choose a time that has passed.`,
  })

const beyondTheEnd = (index: number, size: number) =>
  new Invalid({
    sv: `Post ${index} finns inte än: liggaren har ${size} poster, numrerade från 0. Välj ett lägre nummer.`,
    en: `There is no entry ${index} yet: the ledger has ${size} entries, numbered from 0. Choose a lower number.`,
  })

const beforeTheFirst = (first: Date | null) =>
  first === null
    ? new Invalid({
        sv: 'Registret är tomt, så det finns inget tidigare läge att visa.',
        en: 'The registry is empty, so there is no earlier state to show.',
      })
    : new Invalid({
        sv: `Så tidigt fanns inget att veta: registret började ${first.toISOString().slice(0, 16).replace('T', ' ')} UTC. Välj en senare tidpunkt.`,
        en: `Nothing could be known that early: the registry began at ${first.toISOString().slice(0, 16).replace('T', ' ')} UTC. Choose a later time.`,
      })
