import type { Capture, Connector, HarvestRequest, Issue, Outside, Reading } from '../../connector.ts'
import { fetchAddress } from '../../fetch-address.ts'
import { nothingToRead } from './faults.ts'
import type { Reach } from './is-digital.ts'
import { readAssignments } from './read-assignments.ts'

/** Government assignments (regeringsuppdrag) that are digital development. See `readme.md` for what is taken. */
export const governmentAssignment: Connector = {
  id: 'government-assignment',
  title: { sv: 'Regeringsuppdrag', en: 'Government assignments' },
  owner: {
    sv: 'Regeringskansliet (regeringen.se), i öppen kopia från g0v.se',
    en: 'The Swedish Government Offices (regeringen.se), as openly copied by g0v.se',
  },
  licence: 'Allmän handling utan uttalad licens; public document, no licence stated',
  cadenceHours: 24,
  priority: 60,
  complete: false,
  options: {
    all: {
      sv: 'true tar med alla uppdrag, även de som inte gäller digital utveckling.',
      en: 'true takes every assignment, also those that are not digital development.',
    },
    loose: {
      sv: 'true tar även med uppdrag där det digitala bara nämns i texten.',
      en: 'true also takes assignments that only mention something digital in the text.',
    },
  },
  discover,
  read: (capture: Capture, request: HarvestRequest): Iterable<Reading> =>
    readAssignments(capture.bytes, reachOf(request.options)),
}

function reachOf(options: HarvestRequest['options']): Reach {
  if (options.all === 'true') return 'all'
  return options.loose === 'true' ? 'loose' : 'strict'
}

async function* discover(
  request: HarvestRequest,
  outside: Outside,
): AsyncGenerator<Capture | { issue: Issue }> {
  if (/^https?:\/\//i.test(request.location)) return yield* fetchAddress(request.location, outside)
  let files = 0
  for await (const capture of outside.files(request.location, (name) =>
    /\.(jsonl|ndjson|json)$/i.test(name),
  )) {
    files += 1
    yield capture
  }
  if (files === 0) yield { issue: nothingToRead(request.location) }
}
