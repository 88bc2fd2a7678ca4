import type { ComponentChildren } from 'preact'
import { type Language, languages } from '#platform/language'
import { messages } from '../messages.ts'
import { type NavigationItem, pathIn } from './navigation.ts'
import { WordMark } from './word-mark.tsx'

interface HeaderProps {
  readonly language: Language
  readonly path: string
  readonly navigation: readonly NavigationItem[]
  readonly current?: string | undefined
  /** Who is signed in, or the way to sign in. */
  readonly account?: ComponentChildren
}

/** The top of every page: the name, the main menu, and the same page in the other language. */
export function Header({ language, path, navigation, current, account }: HeaderProps) {
  const words = messages[language]
  return (
    <header class="site-header">
      <div class="wide site-header-row">
        <a class="home" href={pathIn(language, '/')} aria-label={words.toStart}>
          <WordMark />
        </a>
        <nav class="main-nav" aria-label={words.mainNavigation}>
          <ul>
            {navigation.map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.href === current ? 'page' : undefined}>
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {account}
        <LanguageSwitch language={language} path={path} />
      </div>
    </header>
  )
}

function LanguageSwitch({ language, path }: { language: Language; path: string }) {
  const words = messages[language]
  const names = { sv: words.inSwedish, en: words.inEnglish }
  return (
    <nav class="language-switch" aria-label={words.languageChoice}>
      {languages
        .filter((other) => other !== language)
        .map((other) => (
          <a key={other} href={pathIn(other, path)} lang={other} hreflang={other} rel="alternate">
            {names[other]}
          </a>
        ))}
    </nav>
  )
}
