import { looksLikeHtml } from '#platform/sandbox'
import type { Capture, Connector, HarvestRequest, Issue, Outside, Reading } from '../../connector.ts'
import { nextPage, readCataloguePage } from './catalogue-page.ts'
import { fetchFault } from './fetch-fault.ts'
import { findGitOrganisation, isForge } from './forge.ts'
import { discoverGitOrganisation } from './git-organisation.ts'
import { readPubliccode } from './read-publiccode.ts'
import { issueAt } from './report.ts'

/** Programs described by their publishers in publiccode.yml. See `readme.md` for what is taken and left out. */
export const publiccode: Connector = {
  id: 'publiccode',
  title: { sv: 'Program med publiccode.yml', en: 'Software with publiccode.yml' },
  owner: {
    sv: 'Varje utgivare, i sitt eget kodförråd',
    en: 'Each publisher, in its own repository',
  },
  licence: "the publisher's own; facts are taken",
  cadenceHours: 24,
  priority: 60,
  // A file that has not changed is not given again, and a harvest can stop at a rate limit: absence proves nothing.
  complete: false,
  options: {
    forge: {
      sv: 'Slag av kodvärd när adressen inte visar det: github, gitlab eller forgejo.',
      en: 'Kind of code host when the address does not show it: github, gitlab or forgejo.',
    },
    apiBase: {
      sv: 'Kodvärdens API-adress, till exempel https://git.exempel.se/api/v4.',
      en: 'Address of the code host’s API, such as https://git.example.org/api/v4.',
    },
    token: {
      sv: 'Åtkomstnyckel till kodvärden, för fler frågor i timmen. Läsrätt till publika förråd räcker.',
      en: 'Access token for the code host, for more requests an hour. Read access to public repositories is enough.',
    },
  },
  discover,
  read,
}

type Found = Capture | { readonly issue: Issue }

const MOST_PAGES = 1_000

/** `publiccode.yml` with anything before it, a dated version of one, or a saved page of a catalogue. */
function isWanted(name: string): boolean {
  return (
    /publiccode\.ya?ml$/i.test(name) ||
    /^\d{4}-\d{2}-\d{2}(?!\d).*\.ya?ml$/i.test(name) ||
    /(?:^|_)(?:api_page|software)\w*\.json$/i.test(name)
  )
}

async function* discover(request: HarvestRequest, outside: Outside): AsyncGenerator<Found> {
  if (!/^https?:\/\//i.test(request.location)) return yield* discoverFiles(request.location, outside)
  const organisation = findGitOrganisation(request)
  if (organisation) return yield* discoverGitOrganisation(organisation, outside)
  yield* discoverAddress(request, outside)
}

async function* discoverFiles(location: string, outside: Outside): AsyncGenerator<Found> {
  let files = 0
  for await (const capture of outside.files(location, isWanted)) {
    files += 1
    yield capture
  }
  if (files === 0) yield { issue: issueAt('rejected', 'file-missing', location, null, '') }
}

/** One file by its address, or a catalogue by the address of its first page. */
async function* discoverAddress(request: HarvestRequest, outside: Outside): AsyncGenerator<Found> {
  const first = rawAddress(request.location)
  let url = first
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    try {
      const capture = await fetchOne(url, outside)
      if (capture === null) return
      if (looksLikeHtml(capture.bytes) && !isForge(request))
        return yield { issue: issueAt('rejected', 'unknown-forge', url, null, '') }
      yield capture
      const next = looksLikeJson(capture) ? nextPage(capture) : null
      if (next === null) return
      url = next
    } catch (error) {
      return yield { issue: fetchFault(error, url) }
    }
  }
}

/** A page of a catalogue is always fetched whole: that it is unchanged says nothing of the pages after it. */
async function fetchOne(url: string, outside: Outside): Promise<Capture | null> {
  const isFile = /\.ya?ml(?:$|\?)/i.test(url)
  const etag = isFile ? await outside.etagOf(url) : undefined
  return outside.fetch(url, etag === undefined ? {} : { etag })
}

/** The raw file behind the page that GitHub, GitLab or Forgejo shows for it. */
function rawAddress(location: string): string {
  return location
    .replace(/^(https?:\/\/github\.com\/[^/]+\/[^/]+)\/blob\//, '$1/raw/')
    .replace(/\/-\/blob\//, '/-/raw/')
    .replace(/\/src\/(branch|tag|commit)\//, '/raw/$1/')
}

function read(capture: Capture): Iterable<Reading> {
  if (looksLikeJson(capture)) return readCataloguePage(capture)
  const where = capture.url.replace(/^file:/, '')
  return readPubliccode(capture.bytes, { where, part: partOf(where), aliases: [] })
}

/** Dated versions of one file are one part; a fork's file that still names its model is another. */
function partOf(where: string): string {
  return where.replace(/\/\d{4}-\d{2}-\d{2}(?!\d)[^/]*$/, '').slice(-100)
}

function looksLikeJson({ name, mediaType, bytes }: Capture): boolean {
  if (/\.ya?ml$/i.test(name)) return false
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart()
  return /\.json$/i.test(name) || /json/i.test(mediaType ?? '') || start.startsWith('{')
}
