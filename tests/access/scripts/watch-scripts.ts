import type { Browser, BrowserContext, Page } from 'playwright-core'

/** A tab that tells when anything ran, or could, that is not ours. */
export interface Watched {
  readonly page: Page
  /** What a page shows that it must not, when it has come to rest. Empty when it shows only texts. */
  settle(): Promise<readonly string[]>
  /** Everything that has run, asked strangers, or opened a dialogue, since the tab was opened. */
  readonly happened: readonly string[]
}

/**
 * Opens a tab in a window of its own. The content security policy is off unless `policy` is set, so that nothing but how texts are
 * written stands between them and running.
 */
export async function watchScripts(
  browser: Browser,
  {
    address,
    policy = false,
    cookie,
  }: { readonly address: string; readonly policy?: boolean; readonly cookie?: string | undefined },
): Promise<Watched> {
  const context = await browser.newContext({ bypassCSP: !policy })
  if (cookie) await context.addCookies([toCookie(cookie, address)])
  const happened: string[] = []
  await tellOfCalls(context, (words) => happened.push(words))
  const page = await context.newPage()
  page.on('dialog', (dialog) => {
    happened.push(`dialogue: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) happened.push(`policy: ${message.text()}`)
  })
  page.on('popup', (popup) => happened.push(`popup: ${popup.url()}`))
  page.on('request', (request) => {
    if (!/^(?:data|blob|about):/.test(request.url()) && new URL(request.url()).origin !== address)
      happened.push(`a stranger was asked: ${request.url()}`)
  })
  return { page, happened, settle: () => page.evaluate(findStrangers) }
}

function toCookie(pair: string, url: string) {
  const [name = '', value = ''] = pair.split('=')
  return { name, value, url }
}

/** Every way a payload calls is answered by telling us of it, in every frame. */
async function tellOfCalls(context: BrowserContext, tell: (words: string) => void): Promise<void> {
  await context.exposeBinding('tellOfCall', ({ page }, words: unknown) =>
    tell(`ran: ${words} at ${page.url()}`),
  )
  await context.addInitScript(() => {
    const told: unknown = Reflect.get(window, 'tellOfCall')
    for (const name of ['alert', 'confirm', 'prompt'])
      Reflect.set(window, name, (words: unknown) => {
        if (typeof told === 'function') told(String(words))
      })
  })
}

/**
 * Runs in the page, after a picture has been drawn and what waits has had its turn: elements that run or lead elsewhere,
 * attributes that run, and addresses that do.
 */
async function findStrangers(): Promise<string[]> {
  await new Promise<void>((rest) => {
    requestAnimationFrame(() => setTimeout(rest))
  })
  const running = /^(?:javascript|vbscript|data:(?!image\/(?:png|svg\+xml;base64)))/i
  const elsewhere =
    'iframe frame object embed applet base math animate set foreignobject use image xmp marquee'
  const names = new Set(`${elsewhere} video audio noscript template style listing x-x`.split(' '))
  const viewer = document.getElementById('webkit-xml-viewer-source-xml')
  const own = (address: string | null) =>
    address !== null && new URL(address, location.href).origin === location.origin
  const found: string[] = []
  for (const element of (viewer ?? document).querySelectorAll('*')) {
    const name = element.localName.toLowerCase()
    const address = element.getAttribute('src') ?? element.getAttribute('href')
    if (names.has(name) || (['script', 'link'].includes(name) && !own(address))) found.push(`<${name}>`)
    if (name === 'meta' && element.hasAttribute('http-equiv')) found.push('<meta http-equiv>')
    if (viewer && element.namespaceURI === 'http://www.w3.org/1999/xhtml') found.push(`<${name}> in a feed`)
    for (const { name: attribute, value } of element.attributes) {
      const bare = [...value].filter((character) => character > ' ').join('')
      if (/^on|^style$|^srcdoc$/i.test(attribute)) found.push(`${name} ${attribute}`)
      if (/^mark\d|["'<=`]/.test(attribute))
        found.push(`${name} with an attribute out of a text: ${attribute}`)
      if (
        running.test(bare) &&
        !['value', 'content', 'title', 'data-text', 'aria-label', 'alt'].includes(attribute)
      )
        found.push(`${name} ${attribute}=${value.slice(0, 80)}`)
    }
  }
  return found
}
