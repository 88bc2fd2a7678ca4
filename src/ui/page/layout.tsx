import type { ComponentChildren } from 'preact'
import type { Language } from '#platform/language'
import { messages } from '../messages.ts'
import type { NavigationItem } from './navigation.ts'
import { safeHref } from './safe-href.ts'

interface SectionProps {
  readonly heading: ComponentChildren
  /** Where links to this section point. */
  readonly id: string
  /** One sentence under the heading. */
  readonly lead?: ComponentChildren
  readonly children: ComponentChildren
}

/** A part of a page under an h2 that names it. */
export function Section({ heading, id, lead, children }: SectionProps) {
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {lead && <p class="section-lead">{lead}</p>}
      {children}
    </section>
  )
}

/** Running text at a measure that is pleasant to read. */
export function Prose({ children }: { readonly children: ComponentChildren }) {
  return <div class="prose">{children}</div>
}

/** A wide main column and a narrow one beside it; on a phone the second follows the first. */
export function Split({
  children,
  aside,
  wide,
}: {
  readonly children: ComponentChildren
  readonly aside: ComponentChildren
  /** Gives the second column room for a picture. */
  readonly wide?: boolean | undefined
}) {
  return (
    <div class={wide ? 'split split-wide' : 'split'}>
      <div class="split-main">{children}</div>
      <div class="split-aside">{aside}</div>
    </div>
  )
}

/** Equal columns that become one on a phone: key figures, cards, small charts. */
export function Columns({ children }: { readonly children: ComponentChildren }) {
  return <div class="columns">{children}</div>
}

interface CardProps {
  readonly title: ComponentChildren
  readonly href?: string
  /** Which heading level the title is, so that the page reads well by headings alone. */
  readonly level?: 2 | 3 | 4
  readonly children?: ComponentChildren
}

/** Something a reader picks up; not for things that are compared. */
export function Card({ title, level = 3, children, ...props }: CardProps) {
  const href = safeHref(props.href)
  const Heading = `h${level}` as const
  return (
    <article class="card">
      <Heading class="card-title">{href ? <a href={href}>{title}</a> : title}</Heading>
      {children}
    </article>
  )
}

/** The way from the front page to here; the last item is this page. */
export function Breadcrumb({
  language,
  items,
}: {
  readonly language: Language
  readonly items: readonly NavigationItem[]
}) {
  return (
    <nav class="breadcrumb" aria-label={messages[language].breadcrumb}>
      <ol>
        {items.map((item, index) => (
          <li key={item.href}>
            <a href={item.href} aria-current={index === items.length - 1 ? 'page' : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
