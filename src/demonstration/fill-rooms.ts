import { z } from 'zod'
import type { Context } from '#platform/context'
import { addAttachment, publishSheet, saveSheet, shareAttachment, swedishDay } from '#workspace'
import type { County } from './read-county.ts'
import { idOfBody } from './tell.ts'

const Claims = z.looseObject({})

/** What one invented organisation has written in its room about one initiative, as written in `rooms.yaml`. */
export const CountySheet = z.strictObject({
  organisation: z.string(),
  claims: Claims,
  visibility: z.enum(['draft', 'organisation', 'public-sector', 'public']),
  /** On what ground it is withheld, and for how many months from the day the county is loaded. */
  withheld: z.strictObject({ ground: z.string(), months: z.int().positive() }).optional(),
  /** How long ago it was published and so confirmed; left out, it is not. */
  publishedDaysAgo: z.int().positive().optional(),
  /** What another had written at the same time, and was set aside. */
  aside: Claims.optional(),
  attachment: z.strictObject({ name: z.string(), text: z.string() }).optional(),
})
export type CountySheet = z.infer<typeof CountySheet>

/** Fills the rooms of invented organisations, through the same verbs as real people. */
export async function fillRooms(ctx: Context, county: County): Promise<void> {
  for (const [place, sheet] of county.rooms.entries()) await fillSheet(ctx, county, sheet, place)
}

async function fillSheet(ctx: Context, county: County, told: CountySheet, place: number): Promise<void> {
  const organisation = idOfBody(county, told.organisation)
  const daysAgo = told.publishedDaysAgo ?? 0
  const own: Context = {
    ...ctx,
    actor: { organisation, role: 'publisher' },
    now: () => new Date(ctx.now().getTime() - daysAgo * 86_400_000),
  }
  const id = await write(ctx, own, told, place)
  if (told.publishedDaysAgo !== undefined) await publishSheet(own, { id, readThrough: true })
  if (!told.attachment) return
  const { name, text } = told.attachment
  const bytes = new TextEncoder().encode(text)
  const file = await addAttachment(own, { sheet: id, name, bytes })
  await shareAttachment(own, { id: file, level: 'public', readThrough: true })
}

/** Writes the sheet, and beside it what was set aside. */
async function write(ctx: Context, own: Context, told: CountySheet, place: number): Promise<string> {
  const { claims, visibility, withheld, aside } = told
  const withholding = withheld ? { ground: withheld.ground, until: inMonths(ctx, withheld.months) } : null
  const state = { claims, visibility, withholding, fields: {} }
  const token = `demonstration-room-${place}-${ctx.now().getTime()}`
  const saved = await saveSheet(own, { id: null, baseVersion: 0, token, state })
  if (saved.outcome === 'conflict') throw new Error('a new sheet cannot conflict')
  // what came from a form that was shown before the other had saved
  const late = { ...state, claims: { ...claims, ...aside } }
  if (aside) await saveSheet(own, { id: saved.id, baseVersion: 0, token: `${token}-aside`, state: late })
  return saved.id
}

function inMonths(ctx: Context, months: number): string {
  const day = ctx.now()
  return swedishDay(new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 15)))
}
