import { formatDate, formatNumber, type Language } from '#platform/language'
import { ButtonLink, Section, safeHref, Tag } from '#ui'
import { messages as goLiveMessages } from '../go-live/messages.ts'
import { messages } from './messages.ts'
import type { Voices, WeighedClaim } from './read-voices.ts'

/** The address where a voice is added, behind the language. */
export const voicesPath = (initiative: string): string => `/initiativ/${initiative}/roster`

interface VoicesSectionProps {
  readonly language: Language
  readonly initiative: string
  readonly voices: Voices
  /** Whether the reader may add to it. */
  readonly mayAdd: boolean
}

/** On an initiative's page: who has spoken in their own name, and what was claimed in public beside what was known. */
export function VoicesSection({ language, initiative, voices, mayAdd }: VoicesSectionProps) {
  const words = messages[language]
  const { statements, claims } = voices
  if (statements.length === 0 && claims.length === 0 && !mayAdd) return null
  return (
    <Section heading={words.title} id="roster" lead={words.lead}>
      {statements.length > 0 && (
        <ul class="voices">
          {statements.map((one) => (
            <li key={`${one.saidOn} ${one.speaker} ${one.words.slice(0, 40)}`}>
              <p>
                <Tag tone="frontline">{words.kinds[one.speakerKind]}</Tag> <strong>{one.speaker}</strong>{' '}
                {words.stance[one.stance]}
              </p>
              <blockquote lang={one.language}>
                <p class="breakable">{one.words}</p>
              </blockquote>
              <p class="meta">
                {formatDate(one.saidOn, language)} <SourceLink language={language} link={one.link} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {claims.length > 0 && (
        <>
          <h3>{words.claims}</h3>
          <ul class="voices">
            {claims.map((weighed) => (
              <Claim
                key={`${weighed.claim.saidOn} ${weighed.claim.place}`}
                language={language}
                {...weighed}
              />
            ))}
          </ul>
        </>
      )}
      {mayAdd && (
        <p class="actions">
          <ButtonLink href={`/${language}${voicesPath(initiative)}`}>{words.add}</ButtonLink>
        </p>
      )}
    </Section>
  )
}

function Claim({ language, claim, beside }: { language: Language } & WeighedClaim) {
  const words = messages[language]
  const { usersThen, overdueThen, stoppedOn, daysAfter } = beside
  const verdicts = goLiveMessages[language].verdict
  return (
    <li>
      <blockquote lang={claim.language}>
        <p class="breakable">{claim.words}</p>
      </blockquote>
      <p class="meta">
        {words.said(claim.claimedAs, claim.place, formatDate(claim.saidOn, language))}{' '}
        <SourceLink language={language} link={claim.link} />
      </p>
      <p class="voice-answer">
        <strong>{words.beside}:</strong>{' '}
        {usersThen
          ? words.usersSaid(verdicts[usersThen.verdict], formatDate(usersThen.givenOn, language))
          : words.usersSilent}{' '}
        {overdueThen === 0 ? words.noOverdue : words.overdue(formatNumber(overdueThen, language))}
        {stoppedOn !== null &&
          daysAfter !== null &&
          ` ${words.stopped(formatNumber(daysAfter, language), formatDate(stoppedOn, language))}`}
      </p>
    </li>
  )
}

function SourceLink({ language, link }: { language: Language; link: string | null }) {
  const href = safeHref(link ?? undefined)
  return href ? <a href={href}>{messages[language].link}</a> : null
}
