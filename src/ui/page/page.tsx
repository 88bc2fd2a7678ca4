import type { ComponentChildren } from 'preact'
import { messages } from '../messages.ts'
import { Footer, type FooterLinks } from './footer.tsx'
import { Head, type HeadProps } from './head.tsx'
import { Header } from './header.tsx'
import type { NavigationItem } from './navigation.ts'

/** All a page says about itself; the h1 comes from a `Title` among the children. */
export interface PageProps extends HeadProps {
  /** The path both languages share, e.g. `/sok?q=vård`; language switch and hreflang are made from it. */
  readonly path: string
  readonly navigation: readonly NavigationItem[]
  /** The href of the menu item that is this page. */
  readonly current?: string | undefined
  readonly footer: FooterLinks
  readonly ledger?: ComponentChildren
  /** A band above everything, e.g. that the data is a demonstration. */
  readonly notice?: ComponentChildren
  /** Who is signed in, or the way to sign in; stands in the header. */
  readonly account?: ComponentChildren
  readonly children: ComponentChildren
}

/** The whole html document around a page's own content. */
export function Page(props: PageProps) {
  const { language, path, navigation, current, footer, ledger, notice, account, canonical, children } = props
  return (
    <html lang={language}>
      <Head {...props} />
      <body>
        <a class="skip" href="#main">
          {messages[language].skipToContent}
        </a>
        {notice && (
          <aside class="band" aria-label={messages[language].band}>
            <div class="wide">{notice}</div>
          </aside>
        )}
        <Header {...{ language, path, navigation, current, account }} />
        <main id="main" class="wide" tabindex={-1}>
          {children}
        </main>
        <Footer language={language} links={footer} ledger={ledger} address={canonical} />
      </body>
    </html>
  )
}
