import { z } from 'zod'
import { decodeText } from '#platform/sandbox'
import type { Capture, Reading } from '../../connector.ts'
import { readPubliccodeText } from './read-publiccode.ts'
import { issueAt } from './report.ts'

const Item = z.object({
  url: z.string().max(2_000),
  publiccodeYml: z.string(),
  aliases: z.array(z.string()).catch([]),
})

/** A page of an open software catalogue: https://developers.italia.it/en/api/developers-italia.html, `GET /software`. */
const CataloguePage = z.object({
  data: z.array(z.unknown()),
  links: z.object({ next: z.string().nullable().catch(null) }).catch({ next: null }),
})

/** Reads every program of a catalogue page; an item without a publiccode.yml is reported and the next one read. */
export function* readCataloguePage(capture: Capture): Generator<Reading> {
  const page = pageOf(capture)
  if (page === null) {
    const start = decodeText(capture.bytes.subarray(0, 500)).text
    return yield { issue: issueAt('rejected', 'not-a-catalogue-page', capture.name, null, start) }
  }
  for (const [index, data] of page.data.entries()) {
    const item = Item.safeParse(data)
    const where = `${capture.name}, item ${index + 1}`
    if (!item.success) {
      yield { issue: issueAt('rejected', 'not-a-catalogue-page', where, null, data) }
      continue
    }
    const { url, publiccodeYml, aliases } = item.data
    const identity = { where: `${where}, ${url}`, part: url.slice(-100), aliases: [url, ...aliases] }
    yield* readPubliccodeText(publiccodeYml, identity)
  }
}

/** The address of the page after this one, or null on the last page and on anything that is no catalogue page. */
export function nextPage(capture: Capture): string | null {
  const next = pageOf(capture)?.links.next
  return next && URL.canParse(next, capture.url) ? new URL(next, capture.url).href : null
}

function pageOf(capture: Capture): z.infer<typeof CataloguePage> | null {
  try {
    const page = CataloguePage.safeParse(JSON.parse(decodeText(capture.bytes).text))
    return page.success ? page.data : null
  } catch {
    return null
  }
}
