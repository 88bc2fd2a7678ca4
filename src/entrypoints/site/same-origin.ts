import type { IncomingHttpHeaders } from 'node:http'
import { NotAllowed } from '#platform/problems'

/**
 * Throws `NotAllowed` unless a form was sent from our own pages. Browsers say so themselves: `Sec-Fetch-Site`, or
 * `Origin` in older ones. A program that sends neither may go on when it carries no cookie: then it acts for nobody.
 * Source: OWASP Cross-Site Request Forgery Prevention, "Fetch Metadata headers" with "Verifying origin" behind it.
 */
export function requireSameOrigin(headers: IncomingHttpHeaders, publicUrl: string): void {
  const site = headers['sec-fetch-site']
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return
    throw fromElsewhere()
  }
  const { origin, host, cookie } = headers
  if (
    (origin === undefined && cookie === undefined) ||
    origin === publicUrl ||
    origin?.replace(/^https?:\/\//, '') === host
  )
    return
  throw fromElsewhere()
}

const fromElsewhere = () =>
  new NotAllowed({
    sv: 'Formuläret skickades från en annan webbplats än den här. Öppna sidan här och skicka igen.',
    en: 'The form was sent from another site than this one. Open the page here and send it again.',
  })
