import { formatDate, type Language } from '#platform/language'
import { DefinitionList, Fact, type OtherValue, type Provenance, Unknown } from '#ui'
import { messages, wordFor } from '../messages.ts'
import type { RecordKind } from '../observation/values.ts'
import type { RecordView, Voice } from './record-view.ts'
import { lastDayWithheld, showField } from './show-field.tsx'

/** Fields in the order a reader asks for them; those marked are shown as unknown when no source states them. */
const fieldsOf: Record<RecordKind, readonly { readonly field: string; readonly expected?: boolean }[]> = {
  initiative: [
    { field: 'need' },
    { field: 'aim' },
    { field: 'expectedEffect' },
    { field: 'benefit' },
    { field: 'phase', expected: true },
    { field: 'phaseWord' },
    { field: 'startsOn' },
    { field: 'endsOn', expected: true },
    { field: 'publishedOn' },
    { field: 'money', expected: true },
    { field: 'suppliers' },
    { field: 'products' },
    { field: 'class' },
    { field: 'area' },
    { field: 'cpv' },
    { field: 'procedure' },
    { field: 'diaryNumber' },
    { field: 'repository' },
    { field: 'introductionPlan' },
    { field: 'contested' },
    { field: 'withheld' },
  ],
  solution: [
    { field: 'developmentStatus', expected: true },
    { field: 'licence', expected: true },
    { field: 'repository' },
    { field: 'website' },
    { field: 'maintainer', expected: true },
    { field: 'maintenance' },
    { field: 'releasedOn' },
    { field: 'softwareType' },
    { field: 'categories' },
    { field: 'platforms' },
    { field: 'products' },
  ],
  product: [{ field: 'family' }, { field: 'supplier', expected: true }, { field: 'website' }],
}

interface RecordFactsProps {
  readonly language: Language
  readonly record: RecordView
}

/** Everything known about a record, each fact able to say where it comes from. */
export function RecordFacts({ language, record }: RecordFactsProps) {
  const words = messages[language]
  const items = fieldsOf[record.kind]
    .filter(({ field, expected }) => expected || record.claims[field] !== undefined)
    .map(({ field }) => ({
      term: wordFor(words.fields, field),
      value: <FieldFact key={field} {...{ language, record, field }} />,
    }))
  return <DefinitionList items={items} />
}

/** One field of a record, or that it is unknown and what would make it known. */
export function FieldFact({ language, record, field }: RecordFactsProps & { readonly field: string }) {
  const words = messages[language]
  const value = record.claims[field]
  if (value === undefined) {
    const day = lastDayWithheld(record.claims, field)
    const until = day
      ? words.untilOpened(formatDate(day, language))
      : field === 'contactRole'
        ? words.untilContact
        : words.untilConfirmed
    return <Unknown {...{ language, until }} />
  }
  const provenance = record.provenance[field]
  const origin = originOf(record, provenance?.saidBy[0], language)
  if (!origin) return <>{showField(field, value, language)}</>
  const others = (provenance?.otherwise ?? []).flatMap((other): OtherValue[] => {
    const from = originOf(record, other.observation, language)
    return from ? [{ value: showField(field, other.value, language), provenance: from }] : []
  })
  return (
    <Fact
      language={language}
      value={showField(field, value, language)}
      href={typeof value === 'string' && /^https?:\/\//.test(value) ? value : undefined}
      confirmed={record.confirmed}
      provenance={origin}
      others={others}
    />
  )
}

function originOf(
  record: RecordView,
  observation: number | undefined,
  language: Language,
): Provenance | null {
  const voice: Voice | undefined = record.voices.find((candidate) => candidate.id === observation)
  if (!voice) return null
  return {
    source: voice.sourceTitle,
    href: `/${language}/kallor/${voice.source}`,
    date: voice.observedAt.slice(0, 10),
    by: voice.place || undefined,
  }
}
