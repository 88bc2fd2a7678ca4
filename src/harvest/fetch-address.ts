import { Problem } from '#platform/problems'
import type { Capture, Issue, Outside } from './connector.ts'
import { SourceFailed } from './source-failed.ts'

/**
 * Fetches one web address whole, and nothing when the source has nothing new since last time. A source that does
 * not answer, or may not be asked, is an issue in the words of the problem.
 */
export async function* fetchAddress(
  url: string,
  outside: Outside,
): AsyncGenerator<Capture | { readonly issue: Issue }> {
  try {
    const etag = await outside.etagOf(url)
    const capture = await outside.fetch(url, etag === undefined ? {} : { etag })
    if (capture !== null) yield capture
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    const code = problem instanceof SourceFailed ? problem.failure.code : problem.type
    yield { issue: { severity: 'rejected', code, place: url, value: '', message: problem.say } }
  }
}
