/** The value of `asOf` in a link that leads back to today. */
export const TODAY = 'today'

/** Addresses that can be asked for another moment: our pages, and the lists and records of the API. */
const LINK =
  /\b(href|action)="(\/(?:(?:sv|en)(?=[/?#"])|api\/v1\/(?:initiatives|solutions|products|organisations|search|changes|differences|status)(?=[/?#"]))[^"]*)"/g
/** Where script would fetch what is of today: news as they come, and suggestions. */
const LIVE = / src="\/(?:sv|en)\/[^"]*"/g
/** A form that asks, and does not hand in. */
const FORM = /<form(?![^>]*method="post")[^>]*>/g

/**
 * Makes every link and every asking form of a page lead on to the same moment: whoever looks at the past stays there until
 * the link that says today, and nothing of today arrives by itself. `asOf` is as it was asked. Works on written html, so that no page has to think of it.
 */
export function keepMoment(html: string, asOf: string): string {
  const value = encodeURIComponent(asOf)
  return html
    .replace(LIVE, '')
    .replace(LINK, (_, name: string, address: string) => `${name}="${withMoment(address, value)}"`)
    .replace(FORM, (form) => `${form}<input type="hidden" name="asOf" value="${attribute(asOf)}">`)
}

function withMoment(address: string, value: string): string {
  const [path = '', fragment] = address.split('#')
  const back = path.replace(
    new RegExp(`([?]|&amp;|&)asOf=${TODAY}(&amp;|&|$)`),
    (_, before: string, after: string) => (after === '' ? '' : before),
  )
  const kept =
    back !== path || /[?&;]asOf=/.test(path)
      ? back
      : `${path}${path.includes('?') ? '&amp;' : '?'}asOf=${value}`
  return fragment === undefined ? kept : `${kept}#${fragment}`
}

const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
