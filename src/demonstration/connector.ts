import { z } from 'zod'
import type { Connector } from '#harvest'
import { Observation } from '#registry'
import type { Edition } from './editions.ts'

const Issue = z.object({
  severity: z.enum(['rejected', 'deviation']),
  code: z.string(),
  place: z.string(),
  value: z.string(),
  message: z.object({ sv: z.string(), en: z.string() }),
})
const EditionFile = z.object({ observations: z.array(Observation), issues: z.array(Issue) })

/** The connector that gives one edition of one invented source, as a file of JSON that is kept like any other capture. */
export function editionConnector({ source, month, observations, issues }: Edition): Connector {
  const name = `${month}.json`
  return {
    id: 'demonstration',
    title: { sv: 'Påhittat län', en: 'Invented county' },
    owner: { sv: 'Ingen: allt är påhittat', en: 'Nobody: all of it is invented' },
    licence: 'CC0-1.0',
    cadenceHours: 24 * 30,
    priority: source.priority,
    complete: source.complete,
    options: {},
    discover: async function* () {
      const bytes = new TextEncoder().encode(JSON.stringify({ observations, issues }))
      yield { name, url: `file:${source.id}/${name}`, bytes, mediaType: 'application/json' }
    },
    read: function* ({ bytes }) {
      const file = EditionFile.parse(JSON.parse(new TextDecoder().decode(bytes)))
      for (const observation of file.observations) yield { observation }
      for (const issue of file.issues) yield { issue }
    },
  }
}
