import type { ComponentChildren } from 'preact'
import { formatNumber, type Language } from '#platform/language'
import { type FeedLink, type NavigationItem, Page } from '#ui'
import type { Assets } from '../server/create-server.ts'
import { messages } from './messages.ts'

/** What every page of the site is told by the door it goes out through. */
export interface SiteParts {
  readonly assets: Assets
  readonly publicUrl: string
}

interface SitePageProps extends SiteParts {
  readonly language: Language
  readonly title: string
  readonly description: string
  /** The path both languages share, with its query. */
  readonly path: string
  /** How many entries the ledger has; null when nobody asked. */
  readonly ledgerSize: number | null
  readonly demonstration: boolean
  readonly feeds?: readonly FeedLink[]
  /** Who is signed in, or the way to sign in. */
  readonly account?: ComponentChildren
  readonly noIndex?: boolean
  readonly children: ComponentChildren
}

/** What people come for; the rest stands at the foot of every page. */
const menu = [
  ['initiatives', '/initiativ'],
  ['solutions', '/losningar'],
  ['organisations', '/organisationer'],
  ['beforeStart', '/fore-start'],
  ['nation', '/nationellt'],
  ['warnings', '/varningar'],
  ['concerns', '/signal'],
] as const

const more = [
  ['twins', '/tvillingar'],
  ['cases', '/fall'],
  ['sources', '/kallor'],
] as const

/** A page of the site: the same menu, foot and markings around every content. */
export function SitePage(props: SitePageProps) {
  const { language, path, publicUrl, ledgerSize, demonstration, children, ...rest } = props
  const words = messages[language]
  const toItem = ([name, href]: (typeof menu | typeof more)[number]): NavigationItem => ({
    href: `/${language}${href}`,
    label: words.navigation[name],
  })
  const navigation = menu.map(toItem)
  const [bare = '/'] = path.split('?')
  const current = navigation.find((item) => `/${language}${bare}`.startsWith(item.href))?.href
  const home = `/${language}`
  return (
    <Page
      {...rest}
      language={language}
      path={path}
      navigation={navigation}
      current={current}
      canonical={`${publicUrl}/${language}${path === '/' ? '' : path}`}
      notice={demonstration && <p>{words.demonstrationBand}</p>}
      footer={{
        about: `${home}/om`,
        accessibility: `${home}/tillganglighet`,
        api: `${home}/api`,
        licence: `${home}/om#licens`,
        more: more.map(toItem),
      }}
      ledger={
        ledgerSize !== null && (
          <p>
            {words.ledger(formatNumber(ledgerSize, language))}{' '}
            <a href={`${home}/handelser`}>{words.ledgerLink}</a>{' '}
            <a href={`${home}/andringar`}>{words.changesLink}</a>{' '}
            <a href={`${home}/granska`}>{words.verifyLink}</a>
          </p>
        )
      }
    >
      {children}
    </Page>
  )
}
