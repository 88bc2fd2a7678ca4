import { Problem } from '#platform/problems'
import type { Issue } from '../../connector.ts'
import { SourceFailed } from '../../source-failed.ts'

/** A failed fetch as an issue for the owner. Rethrows what is not a failure of the outside world. */
export function fetchFault(error: unknown, url: string): Issue {
  if (error instanceof SourceFailed) return fault(error.failure.code, url, error.say)
  if (error instanceof Problem) return fault(error.type, url, error.say)
  throw error
}

/** Whether the address answered that nothing is there, which for an optional file is no fault. */
export function isNotFound(error: unknown): boolean {
  return error instanceof SourceFailed && [404, 410].includes(error.failure.httpStatus ?? 0)
}

/** Whether the host asks us to stop: 429, or the 403 that GitHub answers past its limit. */
export function asksToStop(error: unknown): boolean {
  return error instanceof SourceFailed && [403, 429].includes(error.failure.httpStatus ?? 0)
}

/** Says that a host's limit is reached, how far we came, and when to go on. `until` is an instant or a wait in words. */
export function rateLimited(url: string, read: number, until: { sv: string; en: string }): Issue {
  return {
    severity: 'rejected',
    code: 'rate-limited',
    place: url,
    value: String(read),
    message: {
      sv: `Kodvärdens gräns för antal frågor är nådd efter ${read} kodförråd. Hämta igen ${until.sv}, eller ange token för en högre gräns. Det som lästes finns kvar.`,
      en: `The code host's limit on requests was reached after ${read} repositories. Harvest again ${until.en}, or give a token for a higher limit. What was read is kept.`,
    },
  }
}

function fault(code: string, url: string, message: Issue['message']): Issue {
  return { severity: 'rejected', code, place: url, value: '', message }
}
