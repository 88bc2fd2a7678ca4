import type { Language } from '#platform/language'
import { ButtonLink, Prose, Section, Title } from '#ui'
import { messages } from '../messages.ts'
import { FollowPart } from './follow-part.tsx'
import type { NamedTarget } from './read-follows.ts'
import type { Target } from './target.ts'

interface FollowPageProps {
  readonly language: Language
  readonly target: Target
  readonly named: NamedTarget
  readonly following: boolean | null
}

/** What following is, with the way to it, and the feeds that need no account. */
export function FollowPage({ language, target, named, following }: FollowPageProps) {
  const words = messages[language]
  const feed =
    target.kind === 'search' || target.kind === 'need' ? named.path.replace('/sok?', '/sok.atom?') : null
  return (
    <>
      <Title lead={words.followLead} kicker={`${words.kinds[target.kind]}: ${named.name}`}>
        {words.followTitle}
      </Title>
      {following === null ? (
        <p class="actions">
          <ButtonLink kind="primary" href={`/${language}/logga-in?till=${encodeURIComponent(named.path)}`}>
            {words.followSignIn}
          </ButtonLink>
          <a href={`/${language}${named.path}`}>{words.backTo(named.name)}</a>
        </p>
      ) : (
        <FollowPart {...{ language, target, following }} />
      )}
      <Section id="floden" heading={words.followFeeds}>
        <Prose>
          <p>{words.followFeedsText}</p>
          <ul>
            {feed && (
              <li>
                <a href={`/${language}${feed}`}>{words.feedOfSearch}</a>
              </li>
            )}
            <li>
              <a href={`/${language}/andringar.atom`}>{words.feedOfChanges}</a>
            </li>
            <li>
              <a href={`/${language}/varningar.atom`}>{words.feedOfWarnings}</a>
            </li>
          </ul>
        </Prose>
      </Section>
    </>
  )
}
