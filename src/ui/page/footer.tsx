import type { ComponentChildren } from 'preact'
import type { Language } from '#platform/language'
import { messages } from '../messages.ts'

/** Where the five standing links of the footer lead. */
export interface FooterLinks {
  readonly about: string
  readonly accessibility: string
  readonly api: string
  readonly sources: string
  readonly licence: string
}

interface FooterProps {
  readonly language: Language
  readonly links: FooterLinks
  /** What the register's history looks like right now; a sentence with a link. */
  readonly ledger?: ComponentChildren
  readonly address?: string | undefined
}

const order = ['about', 'accessibility', 'api', 'sources', 'licence'] as const

/** The foot of every page: standing links, the state of the ledger, and on paper the page's address. */
export function Footer({ language, links, ledger, address }: FooterProps) {
  const words = messages[language]
  return (
    <footer class="site-footer">
      <div class="wide">
        <p class="site-footer-lead">{words.productIs}</p>
        <nav aria-label={words.footer}>
          <ul class="inline-list">
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
