import type { Entry } from '#ledger'
import { formatNumber, formatPercent, type Language } from '#platform/language'
import { CoverageMap, type OrganisationStanding } from '#registry'
import { ButtonLink, Columns, KeyFigure, LiveFeed, SearchBox, Section, Split, Title } from '#ui'
import { EventItem } from './describe-event.tsx'
import { messages } from './messages.ts'

interface HomePageProps {
  readonly language: Language
  readonly organisations: readonly OrganisationStanding[]
  readonly counts: { readonly initiatives: number; readonly confirmed: number; readonly solutions: number }
  readonly news: readonly Entry[]
}

/** The front door: the question, the coverage in one figure, the country, and what is new. */
export function HomePage({ language, organisations, counts, news }: HomePageProps) {
  const words = messages[language]
  const real = organisations.filter((organisation) => !organisation.demonstration)
  const heard = real.filter((organisation) => organisation.initiatives > 0).length
  const figure = (value: number) => formatNumber(value, language)
  return (
    <>
      <Title lead={words.homeLead}>{words.homeHeading}</Title>
      <SearchBox
        language={language}
        action={`/${language}/sok`}
        suggest={`/${language}/sok/forslag`}
        label={words.homeSearch}
        hint={words.homeSearchHint}
        button={words.homeSearchButton}
        focused
      />
      <Columns>
        <KeyFigure
          language={language}
          label={words.coverage}
          figure={formatPercent(real.length === 0 ? 0 : heard / real.length, language)}
          basis={
            <>
              {words.coverageBasis(figure(heard), figure(real.length))}.{' '}
              <a href={`/${language}/organisationer`}>{words.coverageMore}</a>
            </>
          }
        />
        <KeyFigure
          language={language}
          label={words.initiatives}
          figure={figure(counts.initiatives)}
          basis={words.initiativesBasis(figure(counts.confirmed))}
        />
        <KeyFigure
          language={language}
          label={words.solutions}
          figure={figure(counts.solutions)}
          basis={words.solutionsBasis}
        />
      </Columns>
      <Split
        wide
        aside={
          <Section heading={words.map} id="karta">
            <CoverageMap language={language} organisations={real} />
          </Section>
        }
      >
        <Section heading={words.news} id="nytt" lead={words.newsLead}>
          <News language={language} news={news} organisations={organisations} />
        </Section>
      </Split>
    </>
  )
}

function News({ language, news, organisations }: Pick<HomePageProps, 'language' | 'news' | 'organisations'>) {
  const words = messages[language]
  const names = new Map(organisations.map(({ id, nameSv }) => [id, nameSv]))
  return (
    <>
      {news.length === 0 && <p class="unknown">{words.newsEmpty}</p>}
      <LiveFeed language={language} source={`/${language}/handelser/strom`}>
        {news.map((entry) => (
          <EventItem key={entry.index} {...{ entry, language, names }} />
        ))}
      </LiveFeed>
      <p class="actions">
        <ButtonLink href={`/${language}/handelser`}>{words.newsMore}</ButtonLink>
      </p>
    </>
  )
}
