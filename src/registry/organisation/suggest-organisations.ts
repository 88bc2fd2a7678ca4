import { foldedKey, nameKey } from './name-key.ts'
import type { Organisation, OrganisationAlias } from './organisation.ts'

/** Share of three-letter pieces (Dice's coefficient) that two names must have in common to be worth showing. */
const LIKE_ENOUGH = 0.55

/** Finds up to `limit` organisations whose names look like a written one, nearest first. To show, never to take. */
export type Suggest = (written: string, limit: number) => string[]

/** Lays out the names of the register by their three-letter pieces. Pure. */
export function createSuggest(
  organisations: readonly Organisation[],
  aliases: readonly OrganisationAlias[],
): Suggest {
  const names = [
    ...organisations.map(({ id, nameSv }) => ({ id, pieces: piecesOf(nameSv) })),
    ...aliases
      .filter(({ kind }) => kind !== 'capitals' && kind !== 'other-number')
      .map(({ organisationId, alias }) => ({ id: organisationId, pieces: piecesOf(alias) })),
  ]
  const placesByPiece = new Map<string, number[]>()
  names.forEach(({ pieces }, place) => {
    for (const piece of pieces) placesByPiece.set(piece, [...(placesByPiece.get(piece) ?? []), place])
  })
  return (written, limit) => {
    const pieces = piecesOf(written.slice(0, 300))
    const shared = new Map<number, number>()
    for (const piece of pieces) {
      for (const place of placesByPiece.get(piece) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1)
    }
    const scored = [...shared].flatMap(([place, count]) => {
      const name = names[place]
      if (!name) return []
      const likeness = (2 * count) / (pieces.size + name.pieces.size)
      return likeness < LIKE_ENOUGH ? [] : [{ id: name.id, likeness }]
    })
    const nearestFirst = scored.sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    return [...new Set(nearestFirst.map(({ id }) => id))].slice(0, limit)
  }
}

function piecesOf(name: string): Set<string> {
  const padded = `  ${foldedKey(nameKey(name))} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3)))
}
