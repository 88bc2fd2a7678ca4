import { type Language, languages } from '#platform/language'
import { pathIn } from './navigation.ts'

/** The addresses of the bundled style sheets and scripts. */
export interface Assets {
  readonly css: readonly string[]
  readonly js: readonly string[]
}

/** A news feed that a reader can subscribe to, e.g. Atom or JSON Feed. */
export interface FeedLink {
  readonly href: string
  readonly title: string
  readonly type: string
}

/** What search engines, feed readers and link previews read. */
export interface HeadProps {
  readonly language: Language
  readonly title: string
  readonly description: string
  readonly path: string
  /** Absolute address of this page; the other language's is derived from it. */
  readonly canonical?: string | undefined
  readonly assets: Assets
  readonly feeds?: readonly FeedLink[] | undefined
  /** Absolute address of the Open Graph picture. */
  readonly image?: string | undefined
  readonly noIndex?: boolean | undefined
}

/** The document head, without inline styles or scripts. */
export function Head(props: HeadProps) {
  const { title, description, assets, feeds = [], noIndex } = props
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === 'Skala' ? title : `${title} – Skala`}</title>
      <meta name="description" content={description} />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#faf8f3" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#11181a" media="(prefers-color-scheme: dark)" />
      {noIndex && <meta name="robots" content="noindex" />}
      {assets.css.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      {assets.js.map((src) => (
        <script key={src} type="module" src={src} />
      ))}
      {feeds.map((feed) => (
        <link key={feed.href} rel="alternate" type={feed.type} title={feed.title} href={feed.href} />
      ))}
      <Addresses {...props} />
    </head>
  )
}

function Addresses({ language, title, description, path, canonical, image }: HeadProps) {
  return (
    <>
      {canonical && <link rel="canonical" href={canonical} />}
      {canonical &&
        languages.map((other) => (
          <link
            key={other}
            rel="alternate"
            hreflang={other}
            href={new URL(pathIn(other, path), canonical).href}
          />
        ))}
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Skala" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:locale" content={language === 'sv' ? 'sv_SE' : 'en_GB'} />
      {canonical && <meta property="og:url" content={canonical} />}
      {image && <meta property="og:image" content={image} />}
      {image && <meta name="twitter:card" content="summary_large_image" />}
    </>
  )
}
