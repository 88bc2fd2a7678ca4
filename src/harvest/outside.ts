import type { Sql } from '#platform/database'
import { type FetchUrl, withRetries } from '#platform/fetching'
import type { Capture, Outside } from './connector.ts'
import { readFiles } from './read-files.ts'
import { SourceFailed } from './source-failed.ts'

/** The outside world as connectors reach it: local files, and the web through the guarded client. */
export function createOutside(ctx: { sql: Sql }, source: string, fetchUrl: FetchUrl): Outside {
  const fetchPatiently = withRetries(fetchUrl)
  return {
    files: readFiles,
    fetch: async (url, options = {}): Promise<Capture | null> => {
      const fetched = await fetchPatiently(url, { ...options, accept: options.headers?.accept })
      if (fetched.status === 'failed') throw new SourceFailed(fetched)
      if (fetched.status === 'not-modified') return null
      const { bytes, mediaType, headers, etag } = fetched
      return {
        name: nameOf(fetched.url),
        url: fetched.url,
        bytes,
        mediaType,
        headers,
        etag: etag ?? undefined,
      }
    },
    etagOf: async (url) => {
      const [last] = await ctx.sql<{ etag: string | null }[]>`
        select etag from harvest.capture where source = ${source} and url = ${url} order by id desc limit 1`
      return last?.etag ?? undefined
    },
  }
}

function nameOf(url: string): string {
  const { pathname, hostname } = new URL(url)
  return pathname.split('/').filter(Boolean).at(-1) ?? hostname
}
