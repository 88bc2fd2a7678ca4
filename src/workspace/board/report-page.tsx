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

/** Lines that leave room on one A4, for what is under way and for what has ended; and how long one may be. */
const MOST_UNDER_WAY = 22
const MOST_ENDED = 8
const LONGEST_LINE = 110

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
      <Title kicker={board.name} lead={words.reportLead(board.name, formatShortDate(today))}>
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
          {...{ language, items: underWay, most: MOST_UNDER_WAY }}
          tell={({ claims }) => claims.expectedEffect ?? claims.need}
        />
      </Section>
      <Section id="avslutat" heading={words.reportEnded}>
        <Lines {...{ language, items: ended, most: MOST_ENDED }} tell={({ claims }) => claims.lesson} />
      </Section>
      {budget.known < items.length && <p>{words.reportUnknown}</p>}
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
  readonly most: number
  readonly tell: (item: BoardItem) => string | undefined
}

/** The first of a list, a line each, and how many more there are. */
function Lines({ language, items, most, tell }: LinesProps) {
  const words = messages[language]
  const { phases: names } = registryMessages[language]
  if (items.length === 0) return <p>{words.reportNone}</p>
  return (
    <>
      <ul>
        {items.slice(0, most).map((item) => {
          const more = tell(item)
          return (
            <li key={item.sheet ?? item.record}>
              <strong>{shortened(item.claims.title)}</strong>
              {item.claims.phase && ` (${names[item.claims.phase].toLowerCase()})`}
              {more && `. ${shortened(more)}`}
              {item.withheld && ` [${words.withheldHere}]`}
            </li>
          )
        })}
      </ul>
      {items.length > most && <p>{words.reportMore(items.length - most)}</p>}
    </>
  )
}

/** The first sentence of a text, cut between words when even that is long. Pure. */
export function shortened(text: string): string {
  const [sentence = text] = /^.+?[.!?](?=\s|$)/s.exec(text.replace(/\s+/g, ' ').trim()) ?? [text]
  const plain = sentence.replace(/\s+/g, ' ').trim()
  if (plain.length <= LONGEST_LINE) return plain
  return `${plain.slice(0, LONGEST_LINE).replace(/\s+\S*$/, '')} …`
}
