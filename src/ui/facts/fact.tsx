import type { ComponentChildren } from 'preact'
import { formatDate, type Language } from '#platform/language'
import { messages } from '../messages.ts'
import { safeHref } from '../page/safe-href.ts'
import { Popup } from './popup.tsx'

/** Where a fact comes from. */
export interface Provenance {
  readonly source: string
  readonly href?: string | undefined
  /** ISO date or instant; year or month alone is written with no more precision than that. */
  readonly date: string
  /** Who gave or confirmed it. */
  readonly by?: string | undefined
}

/** What another source says about the same thing. */
export interface OtherValue {
  readonly value: string
  readonly provenance: Provenance
}

interface FactProps {
  readonly language: Language
  readonly value: string
  /** Makes the value a link; the source then opens from a word beside it. */
  readonly href?: string | undefined
  readonly confirmed: boolean
  readonly provenance: Provenance
  readonly others?: readonly OtherValue[] | undefined
}

/** A value that can answer for itself: confirmed is plain, unconfirmed dotted and worded, the source one tap away. */
export function Fact({ language, value, confirmed, provenance, others = [], ...props }: FactProps) {
  const href = safeHref(props.href)
  const words = messages[language]
  const card = <FactCard {...{ language, confirmed, provenance, others }} />
  const about = [value, provenance.source, provenance.date].join('|')
  return (
    <span class="fact">
      {href && (
        <a href={href} class={confirmed ? undefined : 'dotted'}>
          {value}
        </a>
      )}{' '}
      <Popup
        hint={words.showSource}
        about={about}
        card={card}
        class={href ? 'quiet' : confirmed ? 'plain' : 'dotted'}
      >
        {href ? words.source.toLowerCase() : value}
      </Popup>
      {others.map((other) => (
        <span class="fact-other" key={other.value}>
          {` ${words.or} ${other.value}`}
        </span>
      ))}
      {!confirmed && <span class="fact-word">{` ${words.unconfirmed}`}</span>}
    </span>
  )
}

type CardProps = Pick<FactProps, 'language' | 'confirmed' | 'provenance'> & {
  readonly others: readonly OtherValue[]
}

function FactCard({ language, confirmed, provenance, others }: CardProps) {
  const words = messages[language]
  return (
    <>
      <span class="popup-lead">{confirmed ? words.confirmedMeans : words.unconfirmedMeans}</span>
      <Origin language={language} provenance={provenance} />
      {others.map((other) => (
        <span key={other.value} class="popup-other">
          <span class="popup-lead">
            {words.otherSays}: {other.value}
          </span>
          <Origin language={language} provenance={other.provenance} />
        </span>
      ))}
    </>
  )
}

function Origin({ language, provenance }: Pick<FactProps, 'language' | 'provenance'>) {
  const words = messages[language]
  const { source, date, by } = provenance
  const href = safeHref(provenance.href)
  return (
    <>
      <Line label={words.source}>{href ? <a href={href}>{source}</a> : source}</Line>
      <Line label={words.when}>
        <time datetime={date}>{formatDate(date, language)}</time>
      </Line>
      {by && <Line label={words.who}>{by}</Line>}
    </>
  )
}

function Line({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <span class="popup-line">
      <span class="popup-label">{label}</span> <span>{children}</span>
    </span>
  )
}
