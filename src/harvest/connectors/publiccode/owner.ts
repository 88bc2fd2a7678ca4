import type { OrganisationReference } from '#registry'
import type { Report } from './report.ts'
import { lineOf, take, takeMap } from './take.ts'
import type { Value } from './yaml-tree.ts'

const swedish =
  /^https?:\/\/(?:www\.)?dataportal\.se\/organisation\/(SE\d{10}(?:-[a-z][a-z0-9-]{0,40})?)\/?$/i

/** Who answers for a program: the reference the register can resolve, and the name as shown. */
export interface Owner {
  readonly organisation: OrganisationReference | null
  readonly maintainer?: string
}

/**
 * Reads the owner: `organisation`, else `legal.repoOwner`, else `legal.mainCopyrightOwner`. Only a
 * dataportal.se uri gives a number; other uris, and names that are paths or addresses, say nothing we can use.
 */
export function readOwner(root: ReadonlyMap<string, Value>, report: Report): Owner {
  const organisation = takeMap(root, 'organisation', report)
  const legal = takeMap(root, 'legal', report)
  const uri = lineOf(take(organisation, 'uri', report), report, 2_000)
  const number = uri === undefined ? undefined : swedish.exec(uri)?.[1]
  const name = [
    take(organisation, 'name', report),
    take(legal, 'repoOwner', report),
    take(legal, 'mainCopyrightOwner', report),
  ]
    .map((value) => lineOf(value, report, 300))
    .find((line) => line !== undefined && isName(line))
  if (number === undefined && name === undefined) return { organisation: null }
  return { organisation: { number, name }, maintainer: name }
}

function isName(line: string): boolean {
  return /\p{L}{2}/u.test(line) && !/^\S*\/\S*$/.test(line)
}
