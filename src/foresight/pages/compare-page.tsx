import { formatDate, type Language } from '#platform/language'
import { Breadcrumb, Button, DataTable, Section, Select, Title } from '#ui'
import type { CaseFile } from '../library/case-file.ts'
import { messages } from '../messages.ts'
import { codesBefore } from '../replay/count-signs.ts'
import { type MatchedPair, matchedPairs } from '../replay/matched-pairs.ts'
import { replayCase } from '../replay/replay-case.ts'
import { caseHref, foresightPaths } from './paths.ts'
import { countryName, namesOf } from './say.ts'
import { LevelWord } from './waterfall.tsx'

interface CompareProps {
  readonly language: Language
  readonly files: readonly CaseFile[]
  /** The two to show; the first known pair when either is missing. */
  readonly chosen: readonly [CaseFile | undefined, CaseFile | undefined]
}

/** Two cases side by side, and all pairs worth comparing. */
export function ComparePage({ language, files, chosen }: CompareProps) {
  const words = messages[language]
  const pairs = matchedPairs(files)
  const [first] = pairs
  const [one, other] = chosen[0] && chosen[1] ? [chosen[0], chosen[1]] : (first ?? chosen)
  const path = `/${language}${foresightPaths.compare}`
  const options = files.map((file) => ({ value: file.id, label: file.title[language] }))
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}${foresightPaths.cases}`, label: words.cases },
          { href: path, label: words.compare },
        ]}
      />
      <Title lead={words.compareLead}>{words.compare}</Title>
      <form method="get" action={path}>
        <Select language={language} name="ett" label={`${words.case} 1`} options={options} value={one?.id} />
        <Select
          language={language}
          name="annat"
          label={`${words.case} 2`}
          options={options}
          value={other?.id}
        />
        <p class="actions">
          <Button>{words.compareShow}</Button>
        </p>
      </form>
      {one && other && <SideBySide language={language} pair={[one, other]} />}
      <Section heading={words.pairs} id="par">
        <ul>
          {pairs.map(([better, worse]) => (
            <li key={`${better.id} ${worse.id}`}>
              <a href={`${path}?ett=${better.id}&annat=${worse.id}`}>
                {better.title[language]} – {worse.title[language]}
              </a>{' '}
              <span class="meta">
                ({words.endings[better.ending].toLowerCase()}, {words.endings[worse.ending].toLowerCase()})
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function SideBySide({ language, pair }: { readonly language: Language; readonly pair: MatchedPair }) {
  const words = messages[language]
  const [one, other] = pair.map((file) => factsShown(file, language))
  return (
    <Section heading={`${pair[0].title[language]} – ${pair[1].title[language]}`} id="sida-vid-sida">
      <DataTable
        language={language}
        caption={words.compare}
        quietCaption
        rows={(one ?? []).map((row, index) => ({ ...row, other: other?.[index]?.value }))}
        rowKey={(row) => row.term}
        columns={[
          { key: 'fact', header: words.fact, cell: (row) => row.term },
          { key: 'one', header: pair[0].title[language], cell: (row) => row.value },
          { key: 'other', header: pair[1].title[language], cell: (row) => row.other },
        ]}
      />
      <p class="actions">
        {pair.map((file) => (
          <a key={file.id} href={caseHref(file.id, language)}>
            {file.title[language]}
          </a>
        ))}
      </p>
    </Section>
  )
}

function factsShown(file: CaseFile, language: Language) {
  const words = messages[language]
  const [open, inside] = [replayCase(file, 'public'), replayCase(file, 'organisation')]
  const codes = (view: 'public' | 'organisation', kind: string) =>
    namesOf([...codesBefore(file, view)].filter((code) => code.startsWith(kind)).toSorted(), language)
  const level = (score: typeof open.atDecision) =>
    score ? <LevelWord language={language} level={score.level} /> : words.none
  return [
    { term: words.ended, value: `${words.endings[file.ending]}. ${file.outcome[language]}` },
    { term: words.facetCountry, value: countryName(file.country, language) },
    {
      term: words.decidedOn,
      value: open.reference ? formatDate(open.reference, language) : words.reference.none,
    },
    { term: words.signsPublic, value: codes('public', 'S') },
    { term: words.signsInside, value: codes('organisation', 'S') },
    { term: words.protectedBy, value: codes('organisation', 'P') },
    { term: words.evidencePublic, value: level(open.atDecision) },
    { term: words.evidenceInside, value: level(inside.atDecision) },
    {
      term: words.firstQuestion,
      value: open.firstQuestion ? formatDate(open.firstQuestion.day, language) : words.never,
    },
  ]
}
