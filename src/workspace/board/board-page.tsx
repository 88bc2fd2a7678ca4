import { formatAmount, formatNumber, type Language } from '#platform/language'
import { phases, messages as registryMessages } from '#registry'
import {
  ButtonLink,
  Card,
  Columns,
  DataTable,
  EmptyState,
  KeyFigure,
  Notice,
  Section,
  StackedBar,
  Tag,
  TimeBars,
  Title,
  Unknown,
} from '#ui'
import { asideMessages } from '../aside/messages.ts'
import { importMessages } from '../import/messages.ts'
import { messages } from '../pages/messages.ts'
import { paths } from '../pages/paths.ts'
import { type Board, type BoardItem, sumOf } from './read-board.ts'
import type { Waiting } from './read-waiting.ts'
import { WaitingSection } from './waiting-section.tsx'

interface BoardPageProps {
  readonly language: Language
  readonly board: Board
  readonly today: string
  /** How many records were just settled. */
  readonly settled: number
  readonly waiting: Waiting
}

/** The organisation's own board: what waits, every initiative, where they stand, when, and what they cost. */
export function BoardPage({ language, board, today, settled, waiting }: BoardPageProps) {
  const words = messages[language]
  const { items } = board
  return (
    <>
      <Title kicker={board.name} lead={words.roomLead}>
        {words.room}
      </Title>
      {settled > 0 && (
        <Notice language={language} kind="done">
          <p>{words.settled(settled)}</p>
        </Notice>
      )}
      <p class="actions no-print">
        <ButtonLink kind="primary" href={`/${language}${paths.create}`}>
          {words.create}
        </ButtonLink>
        <ButtonLink href={`/${language}${paths.report}`}>{words.report}</ButtonLink>
      </p>
      <Todo {...{ language, board, waiting }} />
      <WaitingSection {...{ language, board, waiting }} />
      <Section id="alla" heading={words.table}>
        {items.length === 0 ? (
          <EmptyState level={3} title={words.noInitiatives}>
            <p>{words.noInitiativesLead}</p>
          </EmptyState>
        ) : (
          <ItemTable {...{ language, items }} />
        )}
      </Section>
      {items.length > 0 && (
        <>
          <Phases {...{ language, items }} />
          <Times {...{ language, items, today }} />
          <Spend {...{ language, items }} />
        </>
      )}
      <Section id="ta-ut" heading={words.export} lead={words.exportLead}>
        <p class="actions no-print">
          {['csv', 'xlsx', 'ods', 'json'].map((format) => (
            <ButtonLink key={format} href={`/${language}${paths.export(format)}`}>
              {format.toUpperCase()}
            </ButtonLink>
          ))}
          <ButtonLink href={`/${language}${paths.import}`}>{importMessages[language].title}</ButtonLink>
          <ButtonLink href={`/${language}${paths.asides}`}>{asideMessages[language].title}</ButtonLink>
          <ButtonLink href={`/${language}${paths.shared}`}>{words.shared}</ButtonLink>
        </p>
      </Section>
    </>
  )
}

interface Part {
  readonly language: Language
  readonly items: readonly BoardItem[]
}

function Todo({ language, board, waiting }: Pick<BoardPageProps, 'language' | 'board' | 'waiting'>) {
  const words = messages[language]
  const { items, asides } = board
  const count = (choose: (item: BoardItem) => boolean) => items.filter(choose).length
  const home = `/${language}`
  const things = [
    [count(({ standing }) => standing === 'unconfirmed'), words.toConfirm, `${home}${paths.settle}`],
    [count(({ overdue }) => overdue), words.overdue, `${home}${paths.settle}`],
    [count(({ standing }) => standing === 'changed'), words.unpublished, '#alla'],
    [count(({ standing }) => standing === 'draft'), words.drafts, '#alla'],
    [count(({ reweigh }) => reweigh), words.reweigh, '#alla'],
    [asides, words.asides, `${home}${paths.asides}`],
    [waiting.letters.total, words.letters, `${home}${paths.letters}`],
    [waiting.warnings.total, words.warnings, '#fran-andra'],
    [waiting.twins.total, words.twins, '#fran-andra'],
  ] as const
  const left = things.filter(([n]) => n > 0)
  return (
    <Section id="att-gora" heading={words.todo}>
      {left.length === 0 ? (
        <p>{words.nothingToDo}</p>
      ) : (
        <ul>
          {left.map(([n, say, href]) => (
            <li key={say(n)}>
              <a href={href}>{say(n)}</a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Where a board item leads: to its form, or to the public page when it has none yet. */
const hrefOf = (language: Language, { sheet, record }: BoardItem) =>
  `/${language}${sheet ? paths.sheet(sheet) : `/initiativ/${record ?? ''}`}`

function ItemTable({ language, items }: Part) {
  const words = messages[language]
  const { phases: names } = registryMessages[language]
  const standings = {
    ...{ confirmed: words.confirmed, unconfirmed: words.unconfirmed, draft: words.draft },
    ...{ withheld: words.withheldState, changed: words.changed },
  }
  return (
    <DataTable
      {...{ language, caption: words.table, quietCaption: true, narrow: 'stack' }}
      rows={items}
      rowKey={({ sheet, record }) => sheet ?? record ?? ''}
      columns={[
        {
          key: 'title',
          header: words.title,
          cell: (item) => <a href={hrefOf(language, item)}>{item.claims.title}</a>,
        },
        {
          key: 'phase',
          header: words.phase,
          cell: ({ claims }) => (claims.phase ? names[claims.phase] : <Unknown language={language} />),
        },
        {
          key: 'budget',
          header: words.budgets,
          numeric: true,
          cell: (item) => {
            const { total, known } = sumOf([item], 'budget')
            return known === 0 ? <Unknown language={language} /> : formatAmount(total, 'SEK', language)
          },
        },
        {
          key: 'ends',
          header: words.endsOn,
          cell: ({ claims }) => claims.endsOn ?? <Unknown language={language} />,
        },
        {
          key: 'state',
          header: words.state,
          cell: ({ standing }) => (
            <Tag tone={standing === 'confirmed' ? 'plain' : 'quiet'}>{standings[standing]}</Tag>
          ),
        },
      ]}
    />
  )
}

function Phases({ language, items }: Part) {
  const words = messages[language]
  const { phases: names } = registryMessages[language]
  const columns = [
    ...phases.map((phase) => ({
      name: names[phase],
      here: items.filter(({ claims }) => claims.phase === phase),
    })),
    { name: words.noPhase, here: items.filter(({ claims }) => claims.phase === undefined) },
  ].filter(({ here }) => here.length > 0)
  return (
    <Section id="efter-fas" heading={words.byPhase}>
      <Columns>
        {columns.map(({ name, here }) => (
          <Card key={name} title={`${name} (${formatNumber(here.length, language)})`}>
            <ul>
              {here.map((item) => (
                <li key={item.sheet ?? item.record}>
                  <a href={hrefOf(language, item)}>{item.claims.title}</a>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </Columns>
    </Section>
  )
}

function Times({ language, items, today }: Part & { readonly today: string }) {
  const words = messages[language]
  const timed = items.flatMap((item) => {
    const { startsOn, endsOn, title } = item.claims
    if (!startsOn || !endsOn) return []
    const outcome = { from: firstDay(startsOn), to: firstDay(endsOn) }
    return outcome.from <= outcome.to ? [{ label: title, href: hrefOf(language, item), outcome }] : []
  })
  return (
    <Section id="tidslinje" heading={words.timeline}>
      {timed.length === 0 ? (
        <p>{words.noTimes}</p>
      ) : (
        <TimeBars
          {...{ language, bars: timed, today, title: words.timelineTitle }}
          description={words.knownOf(timed.length, items.length)}
        />
      )}
    </Section>
  )
}

const firstDay = (date: string) => `${date}-01-01`.slice(0, 10)

function Spend({ language, items }: Part) {
  const words = messages[language]
  const budget = sumOf(items, 'budget')
  const outcome = sumOf(items, 'outcome')
  const names: Readonly<Record<string, string>> = registryMessages[language].classes
  const kinds = [...new Set(items.map(({ claims }) => claims.class))]
  const parts = kinds
    .map((kind) => ({
      label: kind ? (names[kind] ?? kind) : words.balanceUnknown,
      value: Math.round(
        sumOf(
          items.filter(({ claims }) => claims.class === kind),
          'budget',
        ).total / 100,
      ),
    }))
    .filter(({ value }) => value > 0)
  const figure = ({ total, known }: typeof budget, label: string) => (
    <KeyFigure
      {...{ language, label, basis: words.knownOf(known, items.length) }}
      figure={known === 0 ? <Unknown language={language} /> : formatAmount(total, 'SEK', language)}
    />
  )
  return (
    <Section id="pengar" heading={words.spend}>
      <Columns>
        {figure(budget, words.budgets)}
        {figure(outcome, words.spent)}
      </Columns>
      {parts.length > 0 && (
        <StackedBar
          {...{ language, parts, title: words.balance, valueHeader: 'kr' }}
          description={parts
            .map(({ label, value }) => `${label}: ${formatNumber(value, language)} kr`)
            .join('; ')}
        />
      )}
    </Section>
  )
}
