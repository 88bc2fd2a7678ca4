import { formatAmount, formatNumber, formatShortDate, type Language } from '#platform/language'
import { messages as registryMessages } from '#registry'
import { Columns, KeyFigure, PrintButton, Section, Title, Unknown } from '#ui'
import { messages } from '../pages/messages.ts'
import { type Board, type BoardItem, sumOf } from './read-board.ts'
import type { Waiting } from './read-waiting.ts'

interface ReportPageProps {
  readonly language: Language
  readonly board: Board
  readonly waiting: Waiting
  readonly today: string
}

/** Printed lines that leave room on one A4, for what is under way and for what has ended. */
const LINES_UNDER_WAY = 26
const LINES_ENDED = 8
/** Characters on a printed line, and most of a title or sentence. */
const LINE = 115
const LONGEST = 110

/** One page for those who decide: what is under way, what it costs, what was learnt. Plain words, made to be printed on one A4. */
export function ReportPage({ language, board, waiting, today }: ReportPageProps) {
  const words = messages[language]
  // what is a draft is not for a paper that is handed round
  const items = board.items.filter(({ standing }) => standing !== 'draft')
  const underWay = items.filter((item) => !hasEnded(item))
  const ended = items.filter(hasEnded)
  const budget = sumOf(items, 'budget')
  return (
    <div class="one-page">
      <Title kicker={board.name} lead={words.reportLead(formatShortDate(today))}>
        {words.reportTitle}
      </Title>
      <Columns>
        <KeyFigure
          {...{ language, label: words.inAll, figure: formatNumber(items.length, language) }}
          basis={`${words.underWay}: ${formatNumber(underWay.length, language)}`}
        />
        <KeyFigure
          {...{ language, label: words.budgets, basis: words.knownOf(budget.known, items.length) }}
          figure={
            budget.known === 0 ? <Unknown language={language} /> : formatAmount(budget.total, 'SEK', language)
          }
        />
        <KeyFigure
          {...{ language, label: words.reportUnanswered, basis: words.reportUnansweredBasis }}
          figure={formatNumber(waiting.warnings.total + waiting.overdueConcerns, language)}
        />
      </Columns>
      <Section id="pagar" heading={words.reportUnderWay}>
        <Lines
          {...{ language, items: underWay, lines: LINES_UNDER_WAY }}
          tell={({ claims }) => claims.expectedEffect ?? claims.need}
        />
      </Section>
      <Section id="avslutat" heading={words.reportEnded}>
        <Lines {...{ language, items: ended, lines: LINES_ENDED }} tell={({ claims }) => claims.lesson} />
      </Section>
      <p class="actions no-print">
        <PrintButton language={language} />
      </p>
    </div>
  )
}

const hasEnded = ({ claims }: BoardItem) => claims.phase === 'stopped' || claims.phase === 'retired'

interface LinesProps {
  readonly language: Language
  readonly items: readonly BoardItem[]
  readonly lines: number
  readonly tell: (item: BoardItem) => string | undefined
}

/** As many of a list as there are lines for, and how many more there are. */
function Lines({ language, items, lines, tell }: LinesProps) {
  const words = messages[language]
  const { phases: names } = registryMessages[language]
  if (items.length === 0) return <p>{words.reportNone}</p>
  const told = items.map((item) => {
    const { title, phase } = item.claims
    const more = tell(item)
    const where = phase ? ` (${names[phase].toLowerCase()})` : ''
    const rest = `${where}${more ? `. ${shortened(more)}` : ''}${item.withheld ? ` [${words.withheldHere}]` : ''}`
    return { key: item.sheet ?? item.record, title: shortened(title), rest }
  })
  const shown = fitting(told, lines, ({ title, rest }) => title.length + rest.length)
  return (
    <>
      <ul>
        {shown.map(({ key, title, rest }) => (
          <li key={key}>
            <strong>{title}</strong>
            {rest}
          </li>
        ))}
      </ul>
      {items.length > shown.length && <p>{words.reportMore(items.length - shown.length)}</p>}
    </>
  )
}

/** The first of a list that together take no more printed lines than there are. Pure. */
export function fitting<Item>(
  items: readonly Item[],
  lines: number,
  lengthOf: (item: Item) => number,
): Item[] {
  const shown: Item[] = []
  let left = lines
  for (const item of items) {
    left -= Math.max(1, Math.ceil(lengthOf(item) / LINE))
    if (left < 0) break
    shown.push(item)
  }
  return shown
}

/** As many whole sentences of a text as a line has room for, or its first one cut between words. Pure. */
export function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain.length <= LONGEST) return plain
  const ends = [...plain.matchAll(/[.!?](?=\s)/g)].map(({ index }) => index + 1)
  const last = ends.filter((end) => end <= LONGEST).at(-1)
  return last ? plain.slice(0, last) : `${plain.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`
}
