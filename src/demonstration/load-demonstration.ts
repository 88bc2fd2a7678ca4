import { harvestSource } from '#harvest'
import { registerInventedPeople, requirePermission } from '#identity'
import { append, sequenceAll } from '#ledger'
import { type Context, createContext } from '#platform/context'
import { createResolver, registerOrganisations } from '#registry'
import { clearCounty } from './clear-county.ts'
import { editionConnector } from './connector.ts'
import { fillAdoptions } from './county-adoptions.ts'
import { countyRegister } from './county-register.ts'
import { type Edition, editionsOf } from './editions.ts'
import { fillFollows } from './fill-follows.ts'
import { fillFrontline } from './fill-frontline.ts'
import { fillRooms } from './fill-rooms.ts'
import { type County, readCounty } from './read-county.ts'
import { redactInvented } from './redact-invented.ts'
import { changeStanding, lockStanding } from './standing.ts'
import { idOfBody } from './tell.ts'

/** What a load came to. `changed` is false when the county was already here as its files tell it. */
export interface Loaded {
  readonly changed: boolean
  readonly organisations: number
  readonly sources: number
  readonly harvests: number
  readonly seconds: number
}

/**
 * Brings the invented county in, through the same verbs as real data: bodies into the register, then every edition of
 * every invented source as a harvest of its own. The same county again changes nothing; another edition of it, or one that
 * was cut off half way, is taken away first.
 */
export async function loadDemonstration(ctx: Context, county: County = readCounty()): Promise<Loaded> {
  requirePermission(ctx, 'keep-demonstration')
  const begun = performance.now()
  const editions = editionsOf(county)
  const size = {
    organisations: county.bodies.length,
    sources: county.sources.length,
    harvests: editions.length,
  }
  const changed = await ctx.transaction(async (tx) => {
    const { state, edition } = await lockStanding(tx)
    if (state === 'loaded' && edition === county.edition) return false
    // The harvests below commit one by one on connections of their own; this transaction only keeps others out meanwhile.
    await ctx.transaction(clearCounty)
    await fillCounty(ctx, county, editions)
    await redactInvented(ctx)
    await changeStanding(tx, { state: 'loaded', edition: county.edition })
    await append(tx, {
      type: 'demonstration.loaded',
      subject: 'demonstration',
      content: { demonstration: true, edition: county.edition, ...size },
    })
    return true
  })
  await sequenceAll(ctx)
  return { changed, ...size, seconds: (performance.now() - begun) / 1000 }
}

async function fillCounty(ctx: Context, county: County, editions: readonly Edition[]): Promise<void> {
  const register = countyRegister(county.bodies)
  await registerOrganisations(ctx, register)
  await fillPeople(ctx, county)
  // Only invented bodies are known here, so nothing invented can be laid at a real one's door.
  const resolve = createResolver(register.organisations, register.aliases)
  for (const [position, edition] of editions.entries()) {
    const { source } = edition
    await harvestSource(
      laterBy(ctx, position),
      {
        connector: editionConnector(edition),
        location: `demonstration:${source.id}`,
        options: {},
        id: source.id,
        title: source.title,
        owner: source.owner === undefined ? null : idOfBody(county, source.owner),
        demonstration: true,
      },
      { resolve, fetchUrl: neverFetches },
    )
  }
  await fillAdoptions(ctx, county)
  await fillFrontline(ctx, county)
  await fillFollows(ctx, county)
  await fillRooms(ctx, county)
}

/** The people who can be chosen at the demonstration sign-in, and the joint body that acts for some of the others. */
async function fillPeople(ctx: Context, county: County): Promise<void> {
  const idOf = (key: string) => idOfBody(county, key)
  await registerInventedPeople(
    ctx,
    county.people.map((person) => ({ ...person, organisation: idOf(person.organisation) })),
    county.representations.flatMap(({ body, members }) =>
      members.map((member) => ({ body: idOf(body), member: idOf(member) })),
    ),
  )
}

/** Milliseconds later for each harvest: what an earlier one saw was then seen before a later one began. */
const laterBy = ({ sql, actor, log, now }: Context, milliseconds: number): Context =>
  createContext({ sql, actor, log, now: () => new Date(now().getTime() + milliseconds) })

const neverFetches = () => Promise.reject(new Error('the invented county has no address on the web'))
