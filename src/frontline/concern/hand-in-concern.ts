import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Context } from '#platform/context'
import type { Bilingual, Language } from '#platform/language'
import { personalIn } from '#platform/personal-data'
import { Invalid } from '#platform/problems'
import { loadResolver } from '#registry'
import { type ConcernAct, longest, wishes } from './act.ts'
import { dayOf } from './day.ts'
import { type Severity, severities } from './duty-clock.ts'
import { hashOfReceipt, makeReceiptCode } from './receipt-code.ts'
import type { WaitingRoom } from './waiting-room.ts'

const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)
const words = (most: number) => z.preprocess((value) => plain(value), z.string().min(1).max(most))
const optionalWords = z.preprocess((value) => blank(plain(value)), z.string().max(longest.name).optional())
const count = z.preprocess(blank, z.coerce.number().int().min(0).max(10_000).optional())

/** What somebody at work met, as it is written in the form. */
export const ConcernDraft = z.object({
  record: z.preprocess(blank, z.string().max(100).optional()),
  system: optionalWords,
  organisation: optionalWords,
  doing: words(longest.doing),
  happened: words(longest.happened),
  severity: z.enum(severities),
  steps: count,
  minutes: count,
  wish: z.enum(wishes).default('five'),
  /** Ticked when the form has warned that the words seem to tell of a person, and the writer means that they do not. */
  noPerson: z.preprocess((value) => value === 'yes', z.boolean()),
})
export type ConcernDraft = z.infer<typeof ConcernDraft>

/** Text without what no reader sees: control characters go, line breaks stay. */
function plain(value: unknown): unknown {
  if (typeof value !== 'string') return value
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n]/gu, ' ')
    .trim()
}

/** What the writer gets: the code, once, and the day; and what the receipt says of the concern. */
export interface HandedIn {
  readonly code: string
  readonly day: string
  readonly severity: Severity
}

/**
 * Keeps a concern until the night takes it in, and gives its receipt. Anybody may: there is no permission to ask for, and
 * who asked is not looked at. Throws `Invalid` with the fields to correct.
 */
export async function handInConcern(
  ctx: Pick<Context, 'sql' | 'now'>,
  room: WaitingRoom,
  input: { readonly form: Readonly<Record<string, unknown>>; readonly language: Language },
): Promise<HandedIn> {
  const draft = read(input.form)
  const held = refuseOrHold(draft)
  const about = await findAbout(ctx, draft)
  const code = makeReceiptCode()
  const day = dayOf(ctx.now())
  await room.put({
    ...{ kind: 'concern', id: makeActId(), day, held, language: input.language, ...about },
    receipt: hashOfReceipt(code).toString('hex'),
    doing: draft.doing,
    happened: draft.happened,
    severity: draft.severity,
    stepsLost: draft.steps ?? null,
    minutesLost: draft.minutes ?? null,
    wish: draft.wish,
  })
  return { code, day, severity: draft.severity }
}

/**
 * Counts that somebody has reported a safety incident with the employer. Nothing is kept but the initiative and the day.
 * Throws `Invalid` for a record that does not exist.
 */
export async function countIncident(
  ctx: Pick<Context, 'sql' | 'now'>,
  room: WaitingRoom,
  record: string,
): Promise<void> {
  const [found] = await ctx.sql<{ id: string; demonstration: boolean }[]>`
    select id, demonstration from published.record where id = ${record}`
  if (!found) throw refused([{ field: 'record', message: asks.system }])
  await room.put({
    ...{ kind: 'incident', id: makeActId(), day: dayOf(ctx.now()) },
    ...{ record: found.id, demonstration: found.demonstration },
  })
}

/** 128 random bits in 22 letters, so that a night that was cut off is not taken in twice. */
export const makeActId = (): string => randomBytes(16).toString('base64url')

function read(form: Readonly<Record<string, unknown>>): ConcernDraft {
  const parsed = ConcernDraft.safeParse(form)
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0])))
  if (!blank(form.record) && !blank(form.system)) wrong.add('system')
  if (parsed.success && wrong.size === 0) return parsed.data
  throw refused(
    Object.entries(asks).flatMap(([field, message]) => (wrong.has(field) ? [{ field, message }] : [])),
  )
}

const refused = (fields: readonly { field: string; message: Bilingual }[]) =>
  new Invalid(
    {
      sv: 'Något i formuläret behöver rättas. Inget har sparats.',
      en: 'Something in the form needs correcting. Nothing has been kept.',
    },
    fields,
  )

const asks = {
  system: {
    sv: 'Skriv vilket system det gäller, eller sök fram det.',
    en: 'Write which system it is about, or search for it.',
  },
  organisation: {
    sv: `Skriv organisationens namn med högst ${longest.name} tecken.`,
    en: `Write the organisation’s name in at most ${longest.name} characters.`,
  },
  doing: {
    sv: `Skriv vad du gjorde, med högst ${longest.doing} tecken.`,
    en: `Write what you were doing, in at most ${longest.doing} characters.`,
  },
  happened: {
    sv: `Skriv vad som hände, med högst ${longest.happened} tecken.`,
    en: `Write what happened, in at most ${longest.happened} characters.`,
  },
  severity: { sv: 'Välj hur allvarligt det är.', en: 'Choose how bad it is.' },
  steps: { sv: 'Skriv antalet steg med siffror.', en: 'Write the number of steps in digits.' },
  minutes: { sv: 'Skriv antalet minuter med siffror.', en: 'Write the number of minutes in digits.' },
  wish: { sv: 'Välj när dina ord får visas.', en: 'Choose when your words may be shown.' },
} satisfies Record<string, Bilingual>

/** Throws at what is certainly about a person; what may be so is held until a moderator has read it, if the writer insists. */
function refuseOrHold({ doing, happened, noPerson }: ConcernDraft): boolean {
  const found = (['doing', 'happened'] as const).flatMap((field) =>
    personalIn({ doing, happened }[field]).map((message) => ({ field, message })),
  )
  if (found.length > 0 && !noPerson) throw refused(found)
  return found.length > 0
}

type About = Pick<
  ConcernAct,
  'record' | 'systemWords' | 'organisation' | 'organisationWords' | 'demonstration'
>

/** Which record and which owner is meant. Throws `Invalid` for a record that does not exist. */
async function findAbout(ctx: Pick<Context, 'sql'>, draft: ConcernDraft): Promise<About> {
  const named = draft.organisation ?? null
  if (draft.record) {
    const [record] = await ctx.sql<{ id: string; organisation: string | null; demonstration: boolean }[]>`
      select id, organisation, demonstration from published.record where id = ${draft.record}`
    if (!record) throw refused([{ field: 'system', message: asks.system }])
    const organisation = record.organisation ?? (await organisationCalled(ctx, named))?.id ?? null
    return {
      ...{ record: record.id, systemWords: null, organisation, demonstration: record.demonstration },
      organisationWords: organisation ? null : named,
    }
  }
  const owner = await organisationCalled(ctx, named)
  return {
    record: null,
    systemWords: draft.system ?? null,
    organisation: owner?.id ?? null,
    organisationWords: owner ? null : named,
    demonstration: owner?.demonstration ?? false,
  }
}

async function organisationCalled(ctx: Pick<Context, 'sql'>, name: string | null) {
  if (name === null) return null
  const resolution = (await loadResolver(ctx))({ name })
  if (resolution.outcome !== 'resolved') return null
  const [found] = await ctx.sql<{ id: string; demonstration: boolean }[]>`
    select id, demonstration from published.organisation where id = ${resolution.organisationId}`
  return found ?? null
}
