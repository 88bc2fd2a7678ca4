import type { ComponentChildren } from 'preact'
import { formatDate, formatNumber, formatPercent, type Language } from '#platform/language'
import { DefinitionList, Section, Unknown } from '#ui'
import { messages } from '../messages.ts'
import { nameOf, namesOf } from '../pages/say.ts'
import { LevelWord } from '../pages/waterfall.tsx'
import { signalOf } from '../signals/signals.ts'
import { warningMessages } from '../warning/messages.ts'
import type { WarningLine } from '../warning/read-warnings.ts'
import { raisePath, standingPath, warningHref, warningPaths } from '../warning/warning-paths.ts'
import { toResult } from '../warning/warnings-page.tsx'
import { standingMessages } from './messages.ts'
import type { StandingView } from './read-standing.ts'
import { raisedIn, type Standing } from './standing.ts'

/** A line of a fact sheet. */
interface Line {
  readonly term: string
  readonly value: ComponentChildren
}

interface SectionProps {
  readonly language: Language
  readonly view: StandingView
  readonly warnings: readonly WarningLine[]
  /** ISO day. */
  readonly today: string
}

/** Signs whose absence is named on the initiative’s own page. */
const NAMED = 3
/** What would tell most, in the order it is asked for: how tests and warnings are handled separates failed from sound. */
const askedFirst = ['S07', 'S10', 'S03', 'S12', 'S02', 'S17', 'S16']

/** On an initiative’s page: claimed beside evidenced, what is missing, and what the owner has been asked. */
export function StandingSection({ language, view, warnings, today }: SectionProps) {
  const words = standingMessages[language]
  return (
    <>
      <Section heading={words.section} id="tecken">
        <DefinitionList
          items={[...statusesOf(view.standing, language), ...neededMost(view.standing, language)]}
        />
        <p>
          <a href={`/${language}${standingPath(view.record)}`}>{words.more}</a>
        </p>
      </Section>
      <Warnings language={language} record={view.record} warnings={warnings} today={today} />
    </>
  )
}

/** What the owner says and what the evidence says, as lines of a fact sheet. */
export function statusesOf({ score, word, contradiction }: Standing, language: Language): Line[] {
  const [words, general] = [standingMessages[language], messages[language]]
  const applicable = score.readings.filter((reading) => reading.applicable).length
  return [
    {
      term: words.ownerSays,
      value: word ? (
        <>
          {general.says[word.says]}, {formatDate(word.on, language)}
          {word.stale && ` (${general.stale})`}
        </>
      ) : (
        <Unknown language={language} until={words.ownerSilent} />
      ),
    },
    {
      term: words.evidenceSays,
      value: (
        <>
          <LevelWord language={language} level={score.level} /> {general.levelsMean[score.level]}
        </>
      ),
    },
    {
      term: words.apart,
      value:
        contradiction === null
          ? general.noContradiction
          : general.contradiction(formatNumber(contradiction, language)),
    },
    {
      term: words.coverage,
      value: `${general.coverageValue(
        formatNumber(applicable - score.missing.length, language),
        formatNumber(applicable, language),
      )} (${formatPercent(score.coverage, language)})`,
    },
    {
      term: words.up,
      value: raisedIn(score).length === 0 ? words.noneUp : namesOf(raisedIn(score), language),
    },
  ]
}

function neededMost({ score }: Standing, language: Language): Line[] {
  const needed = askedFirst
    .flatMap((code) => score.missing.filter((missing) => missing === code))
    .slice(0, NAMED)
  if (needed.length === 0) return []
  return [
    {
      term: standingMessages[language].missing,
      value: (
        <ul>
          {needed.map((code) => (
            <li key={code}>
              {nameOf(code, language)}: {signalOf(code).ask[language]}
            </li>
          ))}
        </ul>
      ),
    },
  ]
}

interface WarningsProps extends Omit<SectionProps, 'view'> {
  readonly record: string
}

function Warnings({ language, record, warnings, today }: WarningsProps) {
  const words = warningMessages[language]
  return (
    <Section heading={words.sectionHeading} id="varningar">
      {warnings.length === 0 ? (
        <p>{words.sectionNone}</p>
      ) : (
        <ul>
          {warnings.map((line) => {
            const { meta } = toResult(line, language, today)
            return (
              <li key={line.warning.id}>
                <a href={warningHref(line.warning.id, language)} lang={line.warning.language ?? undefined}>
                  {line.warning.say[language].slice(0, 200)}
                </a>
                <br />
                <span class="meta">{meta}</span>
              </li>
            )
          })}
        </ul>
      )}
      <p class="actions">
        <a href={`/${language}${raisePath(record)}`}>{words.raiseLink}</a>
        {warnings.length > 0 && (
          <a href={`/${language}${warningPaths.warnings}?initiativ=${record}`}>{words.seeAll}</a>
        )}
      </p>
    </Section>
  )
}
