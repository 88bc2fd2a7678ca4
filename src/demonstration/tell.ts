import { type ClaimedLink, linkTypes, Observation } from '#registry'
import type { Amounts, CountyItem, Telling, Ties } from './county-files.ts'
import { bodyId } from './county-register.ts'
import type { County } from './read-county.ts'

const MILLION_KRONOR_IN_ORE = 100_000_000

/** The name by which everything in the county is known across its sources. */
const identifierOf = (item: Pick<CountyItem, 'id'>) => `demonstration:${item.id}`

/** Makes the observation that a source would give of a thing in one of its editions. Throws when the files are wrong. */
export function tell(county: County, item: CountyItem, telling: Telling, edition: string): Observation {
  const { links, money, priceLevel, ...plain } = telling
  const body = county.bodies.find((one) => one.key === item.organisation)
  if (item.organisation && !body) throw new Error(`${item.id}: nobody is called ${item.organisation}`)
  const claims = {
    ...plain,
    ...(Array.isArray(plain.suppliers) ? { suppliers: plain.suppliers.map((name) => ({ name })) } : {}),
    ...(money ? { money: amountsOf(money, priceLevel ?? null, edition) } : {}),
  }
  const parsed = Observation.safeParse({
    kind: item.kind,
    key: item.id,
    identifiers: [identifierOf(item)],
    organisation: body ? { number: body.number, name: body.name } : null,
    links: linksOf(county, links ?? {}),
    place: item.id,
    claims,
  })
  if (!parsed.success) throw new Error(`${item.id}: ${parsed.error.message}`)
  return parsed.data
}

function amountsOf(amounts: Amounts, priceLevel: number | null, asOf: string) {
  return Object.entries(amounts).map(([scope, amount]) => {
    const [from, upTo] = Array.isArray(amount) ? amount : [amount]
    return {
      scope,
      amountMinor: from === 'unknown' ? null : inOre(from),
      upToMinor: upTo === undefined ? null : inOre(upTo),
      currency: 'SEK',
      priceLevel,
      asOf,
    }
  })
}

const inOre = (millions: number) => Math.round(millions * MILLION_KRONOR_IN_ORE)

function linksOf(county: County, ties: Ties): ClaimedLink[] {
  return linkTypes.flatMap((type) =>
    (ties[type] ?? []).map((target) => ({ type, to: targetOf(county, target) })),
  )
}

function targetOf(county: County, target: string): ClaimedLink['to'] {
  const item = county.items.find((one) => one.id === target)
  if (item) return { record: item.kind, identifier: identifierOf(item) }
  const body = county.bodies.find((one) => one.key === target)
  if (body) return { organisation: { number: body.number, name: body.name } }
  if (target.includes(' ')) return { words: target }
  throw new Error(`a link leads to ${target}, which the county does not hold`)
}

/** Tells which id an invented body bears in the register. Throws when nobody is called that. */
export function idOfBody(county: County, key: string): string {
  const body = county.bodies.find((one) => one.key === key)
  if (!body) throw new Error(`nobody is called ${key}`)
  return bodyId(body)
}
