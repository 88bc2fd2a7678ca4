import { formatAmount, formatNumber, type Language } from '#platform/language'
import { Button, Columns, DataTable, KeyFigure, Section, Select, Unknown } from '#ui'
import type { Checked } from '../check-fit.ts'
import { messages } from '../messages.ts'
import type { AdoptionView } from '../read-adoptions.ts'
import type { BlockerView } from '../read-blockers.ts'

/** What those who have adopted it say that it took and gave, and what has been difficult. */
export function ExperienceSection({
  language,
  adoptions,
  blockers,
}: {
  readonly language: Language
  readonly adoptions: readonly AdoptionView[]
  readonly blockers: readonly BlockerView[]
}) {
  const words = messages[language]
  const told = adoptions.filter(({ denied }) => !denied)
  const left = told.filter(({ stage, reason }) => stage === 'left' && reason !== null)
  return (
    <Section heading={words.adoptersTook} id="erfarenheter">
      <Columns>
        <Median
          language={language}
          label={words.weeks}
          stated={told.flatMap(({ weeks }) => weeks ?? [])}
          write={(value) => formatNumber(value, language, 1)}
        />
        <Median
          language={language}
          label={words.cost}
          stated={told.flatMap(({ costSekMinor }) => costSekMinor ?? [])}
          write={(value) => formatAmount(value, 'SEK', language)}
        />
        <Median
          language={language}
          label={words.benefit}
          stated={told.flatMap(({ benefitSekMinorPerYear }) => benefitSekMinorPerYear ?? [])}
          write={(value) => formatAmount(value, 'SEK', language)}
        />
      </Columns>
      <Told heading={words.changes} told={told.map((one) => [one, one.changes])} />
      <Told heading={words.outcomes} told={told.map((one) => [one, one.outcome])} />
      <h3>{words.trouble}</h3>
      {left.length + blockers.length === 0 ? (
        <p class="unknown">{words.noTrouble}</p>
      ) : (
        <ul>
          {left.map((one) => (
            <li key={one.organisation.id}>
              {words.leftBecause(one.organisation.name)} {one.reason}
            </li>
          ))}
          {blockers.map((one) => (
            <li key={`${one.organisation.id} ${one.code}`}>
              {words.blockedBecause(one.organisation.name)} {words.blockers[one.code]}
              {one.words && `. ${one.words}`}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const LEAST = 3

function Median({
  language,
  label,
  stated,
  write,
}: {
  readonly language: Language
  readonly label: string
  readonly stated: readonly number[]
  readonly write: (value: number) => string
}) {
  const words = messages[language]
  const n = formatNumber(stated.length, language)
  const order = stated.toSorted((one, other) => one - other)
  const at = (place: number) => order[place] ?? 0
  const median = (at(Math.floor((order.length - 1) / 2)) + at(Math.ceil((order.length - 1) / 2))) / 2
  const known = order.length >= LEAST
  return (
    <KeyFigure
      language={language}
      label={label}
      figure={known ? write(median) : <Unknown language={language} compact until={words.untilThree} />}
      basis={known ? words.medianOf(n) : words.fewStated(n)}
    />
  )
}

function Told({
  heading,
  told,
}: {
  readonly heading: string
  readonly told: readonly (readonly [AdoptionView, string | null])[]
}) {
  const said = told.filter(([, text]) => text !== null)
  if (said.length === 0) return null
  return (
    <>
      <h3>{heading}</h3>
      <ul>
        {said.map(([{ organisation }, text]) => (
          <li key={organisation.id}>
            {organisation.name}: {text}
          </li>
        ))}
      </ul>
    </>
  )
}

interface KitProps {
  readonly language: Language
  readonly claims: Readonly<Record<string, unknown>>
  readonly publiccodeHref: string | null
  readonly askHref: string | null
  readonly papers: readonly { readonly label: string; readonly url: string }[]
  /** Organisations to check for, and the one asked for with what was found. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly checked: { readonly id: string; readonly name: string; readonly checks: readonly Checked[] } | null
}

/** The reuse kit: how it can be had, its licence and code, papers to start from, whom to ask, and whether it suits the asker. */
export function KitSection(props: KitProps) {
  const { language, claims, publiccodeHref, askHref, papers, organisations, checked } = props
  const words = messages[language]
  const { licence, repository } = claims
  return (
    <Section heading={words.kitHeading} id="ta-i-bruk" lead={words.kitLead}>
      <ul>
        <li>
          {typeof repository !== 'string'
            ? words.hadBought
            : typeof licence === 'string'
              ? words.hadOpen(licence)
              : words.hadCode}
        </li>
        {typeof repository === 'string' && (
          <li>
            {words.codeAddress}:{' '}
            <a class="breakable" href={repository}>
              {repository}
            </a>
          </li>
        )}
        {publiccodeHref && (
          <li>
            <a href={publiccodeHref} download="publiccode.yml">
              {words.publiccode}
            </a>
          </li>
        )}
        {askHref && (
          <li>
            <a href={askHref}>{words.ask}</a>
          </li>
        )}
        <li>
          {papers.length === 0 ? (
            words.noPapers
          ) : (
            <>
              {words.papers}:{' '}
              {papers.map(({ label, url }, place) => (
                <span key={url}>
                  {place > 0 && ', '}
                  <a href={url}>{label}</a>
                </span>
              ))}
            </>
          )}
        </li>
      </ul>
      <form method="get" action="#ta-i-bruk">
        <Select
          language={language}
          name="for"
          label={words.chooseOrganisation}
          value={checked?.id}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Button>{words.check}</Button>
      </form>
      {checked && (
        <DataTable
          language={language}
          caption={words.checkTitle(checked.name)}
          rows={checked.checks}
          rowKey={({ key }) => key}
          columns={[
            { key: 'what', header: words.check, cell: ({ say }) => say[language] },
            {
              key: 'verdict',
              header: words.value,
              cell: ({ good }) => (good ? words.yes : words.look),
            },
          ]}
        />
      )}
    </Section>
  )
}
