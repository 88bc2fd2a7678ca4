import { placesInBlock, type Tile, type TileLegend, type TileLevel } from '#ui'
import type { Member } from './indicators/indicator.ts'

/** What a tile says: how much, and that in words. */
export interface Told {
  readonly level: TileLevel
  readonly label: string
}

/**
 * The organisations as tiles: those that have a place on the map of the country at it, the others left out; where none has
 * one, as in the invented county, all in a block of their own, the most populous first.
 */
export function tilesOf(
  members: readonly Member[],
  language: string,
  tell: (member: Member) => Told,
): readonly Tile[] {
  const placed = members.flatMap((member) => (member.tile ? [{ member, place: member.tile }] : []))
  const shown = placed.length > 0 ? placed : inBlock(members)
  return shown.map(({ member, place }) => ({
    ...place,
    code: member.code ?? member.id,
    name: member.name,
    href: `/${language}/organisationer/${member.id}`,
    ...tell(member),
  }))
}

/** The organisations in a block, the most populous first; only those that have inhabitants, where any has. */
function inBlock(members: readonly Member[]) {
  const peopled = members.filter(({ population }) => population !== null)
  const shown = (peopled.length > 0 ? peopled : [...members]).toSorted(
    (one, other) =>
      (other.population ?? 0) - (one.population ?? 0) || one.name.localeCompare(other.name, 'sv'),
  )
  const places = placesInBlock(shown.length)
  return shown.flatMap((member, at) => {
    const place = places[at]
    return place ? [{ member, place }] : []
  })
}

/** Five classes of about as many values each; fewer where values repeat. `edges` are the highest value of each class. */
export function classesOf(values: readonly number[]): { readonly edges: readonly number[] } {
  const order = values.toSorted((one, other) => one - other)
  const edges = [1, 2, 3, 4, 5].flatMap((part) => order[Math.ceil((part / 5) * order.length) - 1] ?? [])
  return { edges: [...new Set(edges)] }
}

/** The level of a value among classes: the darkest is the highest, whatever their number. */
export function levelIn(edges: readonly number[], value: number): Exclude<TileLevel, null> {
  const place = edges.findIndex((edge) => value <= edge)
  const level = 5 - (edges.length - 1 - (place < 0 ? edges.length - 1 : place))
  return level === 1 || level === 2 || level === 3 || level === 4 ? level : 5
}

/** The classes in words, the lowest first, and what an open tile is. */
export function legendOf(
  edges: readonly number[],
  lowest: number,
  write: (value: number) => string,
  silent: string,
): readonly TileLegend[] {
  return [
    ...edges.map((edge, place) => {
      const from = place === 0 ? lowest : (edges[place - 1] ?? edge)
      const label = write(from) === write(edge) ? write(edge) : `${write(from)} – ${write(edge)}`
      return { level: levelIn(edges, edge), label }
    }),
    { level: null, label: silent },
  ]
}
