import type { IncomingMessage } from 'node:http'
import { Problem } from '#platform/problems'

/** Most bytes of a form or a question to the API; a file has a limit of its own. Half a million letters of å, ä and ö. */
export const LARGEST_BODY = 1_048_576
/** Most bytes that are read and thrown away, so that whoever sent them is answered and not cut off. */
const MOST_DISCARDED = 64 * LARGEST_BODY

/** More was sent than is taken; not one of the five problems, because only the door knows it. */
export class TooLarge extends Problem {
  readonly type = 'too-large'
  readonly status = 413
  readonly exitCode = 2

  constructor() {
    super({
      sv: 'Det som skickades är större än vi tar emot: ett formulär får vara högst 1 megabyte, ungefär 500 000 tecken, och en fil så stor som sidan säger. Inget har sparats. Gå tillbaka i webbläsaren, där finns texten oftast kvar, och korta den eller dela upp den.',
      en: 'More was sent than we take: a form may be at most 1 megabyte, about 500,000 characters, and a file as large as the page says. Nothing was saved. Go back in the browser, where the text is usually still there, and shorten it or split it.',
    })
  }
}

/**
 * Reads the rest of a request and throws it away: a browser shows an answer only when all has been taken that it sends. Gives
 * up on what is endless.
 */
export async function discardRest(request: IncomingMessage): Promise<void> {
  let discarded = 0
  request.resume()
  if (request.readableEnded || request.destroyed) return
  await new Promise<void>((done) => {
    request.on('data', (part: Buffer) => {
      discarded += part.length
      if (discarded > MOST_DISCARDED) done()
    })
    for (const end of ['end', 'error', 'close']) request.once(end, () => done())
  })
}
