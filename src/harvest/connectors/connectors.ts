import { NotFound } from '#platform/problems'
import type { Connector } from '../connector.ts'
import { governmentAssignment } from './government-assignment/connector.ts'
import { procurementSe } from './procurement-se/connector.ts'
import { publiccode } from './publiccode/connector.ts'
import { table } from './table/connector.ts'

/** Every kind of source that can be read, in the order they are shown. */
export const connectors: readonly Connector[] = [procurementSe, governmentAssignment, publiccode, table]

/** The connector of that id. Throws `NotFound`, naming those there are. */
export function findConnector(id: string): Connector {
  const connector = connectors.find((candidate) => candidate.id === id)
  if (connector) return connector
  const known = connectors.map((candidate) => candidate.id).join(', ')
  throw new NotFound({
    sv: `Det finns ingen koppling som heter ${id}. De som finns: ${known}.`,
    en: `There is no connector named ${id}. Those there are: ${known}.`,
  })
}
