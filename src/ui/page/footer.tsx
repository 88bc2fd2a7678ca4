import type { ComponentChildren } from 'preact'
import type { Language } from '#platform/language'
import { messages } from '../messages.ts'
import type { NavigationItem } from './navigation.ts'

/** Where the standing links of the footer lead, and what else the site has. */
export interface FooterLinks {
  readonly about: string
  readonly accessibility: string
  readonly api: string
  readonly licence: string
  readonly more: readonly NavigationItem[]
}

interface FooterProps {
  readonly language: Language
  readonly links: FooterLinks
  /** What the register's history looks like right now; a sentence with a link. */
  readonly ledger?: ComponentChildren
  readonly address?: string | undefined
}

const order = ['about', 'accessibility', 'api', 'licence'] as const

/** The foot of every page: standing links, the state of the ledger, and on paper the page's address. */
export function Footer({ language, links, ledger, address }: FooterProps) {
  const words = messages[language]
  return (
    <footer class="site-footer">
      <div class="wide">
        <p class="site-footer-lead">{words.productIs}</p>
        <nav aria-label={words.footer}>
          <ul class="inline-list">
            {links.more.map(({ href, label }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
            {order.map((name) => (
              <li key={name}>
                <a href={links[name]}>{words[name]}</a>
              </li>
            ))}
          </ul>
        </nav>
        {ledger && <div class="site-footer-ledger">{ledger}</div>}
        {address && (
          <p class="print-only">
            {words.printedFrom} {address}
          </p>
        )}
      </div>
    </footer>
  )
}
