import { decodeText } from '#platform/sandbox'
import type { Capture, Issue, Outside } from '../../connector.ts'
import { SourceFailed } from '../../source-failed.ts'
import { asksToStop, fetchFault, isNotFound, rateLimited } from './fetch-fault.ts'
import type { GitOrganisation, Repository } from './forge.ts'
import { issueAt } from './report.ts'

type Found = Capture | { readonly issue: Issue }

/** Names the standard allows; the first is by far the most common. */
const fileNames = ['publiccode.yml', 'publiccode.yaml']
/** So many failures in a row mean that the host is down, not a repository. */
const PATIENCE = 5
const MOST_PAGES = 200

/**
 * Fetches the publiccode.yml of every public repository of an organisation. A repository without one is no
 * fault. Files are asked for only if changed; at the host's limit the harvest stops with an issue that says
 * when to go on.
 */
export async function* discoverGitOrganisation(
  organisation: GitOrganisation,
  outside: Outside,
): AsyncGenerator<Found> {
  const progress: Progress = { read: 0, failures: 0, stop: null }
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    if (progress.stop) return yield { issue: progress.stop }
    const list = await fetchList(organisation, organisation.listUrl(page), outside, progress)
    if ('issue' in list) return yield list
    for (const repository of list.repositories) {
      if (progress.stop && organisation.filesCount) return yield { issue: progress.stop }
      const found = await fetchFile(organisation, repository, outside, progress)
      progress.read += 1
      if (found) yield found
      progress.failures = found && 'issue' in found ? progress.failures + 1 : 0
      if (progress.failures >= PATIENCE) return
    }
    if (list.last) return
  }
}

/** How far we are, and the issue to stop with once the host has said that its limit is reached. */
interface Progress {
  read: number
  failures: number
  stop: Issue | null
}

interface List {
  readonly repositories: readonly Repository[]
  readonly last: boolean
}

async function fetchList(
  organisation: GitOrganisation,
  url: string,
  outside: Outside,
  progress: Progress,
): Promise<List | { readonly issue: Issue }> {
  try {
    const capture = await outside.fetch(url, { headers: organisation.headers })
    const body = capture === null ? null : parsed(capture)
    const repositories = organisation.readList(body)
    if (capture === null || repositories === null)
      return { issue: issueAt('rejected', 'not-a-repository-list', url, null, body) }
    progress.stop = spent(capture, progress.read)
    return { repositories, last: (Array.isArray(body) && body.length === 0) || saysLast(capture) }
  } catch (error) {
    return { issue: asksToStop(error) ? refusal(error, url, progress.read) : fetchFault(error, url) }
  }
}

/** The file, a fault, or null when the repository has none or it has not changed. */
async function fetchFile(
  organisation: GitOrganisation,
  repository: Repository,
  outside: Outside,
  progress: Progress,
): Promise<Found | null> {
  for (const name of fileNames) {
    const url = organisation.fileUrl(repository, name)
    try {
      const etag = await outside.etagOf(url)
      const capture = await outside.fetch(url, { headers: organisation.headers, etag })
      if (capture === null) return null
      if (organisation.filesCount) progress.stop = spent(capture, progress.read + 1)
      return { ...capture, url, name: `${repository.id}/${name}` }
    } catch (error) {
      if (isNotFound(error)) continue
      if (!asksToStop(error)) return { issue: fetchFault(error, url) }
      progress.failures = PATIENCE
      return { issue: refusal(error, url, progress.read) }
    }
  }
  return null
}

/** By `Link` (GitHub, Forgejo) or `X-Next-Page` (GitLab); a host that says neither is asked until a page is empty. */
function saysLast({ headers = {} }: Capture): boolean {
  const { link, 'x-next-page': next } = headers
  if (next !== undefined) return next.trim() === ''
  return link !== undefined && !/rel="?next"?/.test(link)
}

/** The issue to stop with when the headers say that no requests are left. GitLab leaves out the `x-`. */
function spent({ headers = {}, url }: Capture, read: number): Issue | null {
  const left = headers['x-ratelimit-remaining'] ?? headers['ratelimit-remaining']
  if (left === undefined || left.trim() === '' || Number(left) > 0) return null
  const reset = Number(headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'])
  const isInstant = reset > 1e9 && reset < 1e11
  const at = isInstant ? `${new Date(reset * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC` : null
  return rateLimited(url, read, {
    sv: at ? `efter ${at}` : 'om en timme',
    en: at ? `after ${at}` : 'in an hour',
  })
}

function refusal(error: unknown, url: string, read: number): Issue {
  const seconds = error instanceof SourceFailed ? error.failure.retryAfterSeconds : undefined
  const minutes = seconds === undefined ? 60 : Math.max(1, Math.ceil(seconds / 60))
  return rateLimited(url, read, { sv: `om ${minutes} min`, en: `in ${minutes} min` })
}

function parsed(capture: Capture): unknown {
  try {
    return JSON.parse(decodeText(capture.bytes).text)
  } catch {
    return null
  }
}
