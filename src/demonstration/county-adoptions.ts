import { z } from 'zod'
import {
  keepPolicy,
  StatedAdoption,
  StatedBlocker,
  StatedInterest,
  StatedPolicy,
  stateAdoption,
  stateBlocker,
  stateInterest,
} from '#adoption'
import { type Context, createContext } from '#platform/context'
import type { County } from './read-county.ts'
import { idOfBody } from './tell.ts'

const ends = { who: z.string(), of: z.string() }

/** One invented adoption, hindrance, interest or policy as written in `adoptions.yaml`; bodies and things by their keys. */
export const CountyAdoption = z.union([
  z.strictObject({
    adoption: StatedAdoption.omit({ organisation: true, record: true }).extend(ends),
  }),
  z.strictObject({ blocker: StatedBlocker.omit({ organisation: true, record: true }).extend(ends) }),
  z.strictObject({
    interest: StatedInterest.omit({ organisation: true, target: true }).extend({
      who: z.string(),
      in: z.string(),
    }),
  }),
  z.strictObject({
    policy: StatedPolicy.omit({ records: true, eligible: true, id: true }).extend({
      of: z.array(z.string()),
    }),
  }),
])
export type CountyAdoption = z.infer<typeof CountyAdoption>

/** States what `adoptions.yaml` says, each in the name of the body whose word it is, in the order written. */
export async function fillAdoptions(ctx: Context, county: County): Promise<void> {
  const records = await readRecords(ctx)
  const thing = (key: string) => {
    const id = records.get(`demonstration:${key}`)
    if (id === undefined) throw new Error(`nothing is called ${key}`)
    return id
  }
  for (const [place, one] of county.adoptions.entries()) {
    const by = (who: string) => actAs(ctx, idOfBody(county, who), place)
    const whose = ({ who, of }: { who: string; of: string }) => ({
      organisation: idOfBody(county, who),
      record: thing(of),
    })
    if ('adoption' in one)
      await stateAdoption(by(one.adoption.who), { ...one.adoption, ...whose(one.adoption) })
    else if ('blocker' in one)
      await stateBlocker(by(one.blocker.who), { ...one.blocker, ...whose(one.blocker) })
    else if ('interest' in one) {
      const { who, in: target, ...interest } = one.interest
      await stateInterest(by(who), {
        ...interest,
        organisation: idOfBody(county, who),
        target: thing(target),
      })
    } else {
      const { owner, of, ...policy } = one.policy
      await keepPolicy(by(owner), {
        ...policy,
        owner: idOfBody(county, owner),
        records: of.map(thing),
        eligible: { kinds: ['municipality'] },
      })
    }
  }
}

/** As one of the body's own, a little later than the one before: the order in which they spoke counts. */
const actAs = ({ sql, log, now }: Context, organisation: string, place: number): Context =>
  createContext({
    sql,
    log,
    actor: { organisation, role: 'publisher' },
    now: () => new Date(now().getTime() + place * 10),
  })

/** The records of the county by their identifiers, `demonstration:<key>`. */
export async function readRecords(ctx: Pick<Context, 'sql'>): Promise<Map<string, string>> {
  const rows = await ctx.sql<{ identifier: string; record: string }[]>`
    select unnest(identifiers) as identifier, record from published.observation
    where record in (select id from published.record where demonstration)`
  return new Map(rows.map(({ identifier, record }) => [identifier, record]))
}
