import { z } from 'zod'
import { ProtectiveCode, SignalCode } from '../signals/signal-code.ts'

const Text = z.object({ sv: z.string().min(1), en: z.string().min(1) })
const PartialDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
const SourceIds = z.array(z.string()).min(1)

/** How it ended. `troubled` failed or was troubled; `sound` delivered and in use; `mixed` late or dear but in use; `good-stop` ended before any site was exposed. */
export const Ending = z.enum(['troubled', 'sound', 'mixed', 'good-stop'])
export type Ending = z.infer<typeof Ending>

/** A figure in an event that a signal can use. Money in millions of `unit`; dates for planned starts. */
const EventMeasure = z
  .object({
    measure: z.enum([
      'cost',
      'first-cost',
      'planned-start',
      'first-planned-start',
      'payment-at-start',
      'tests-passed',
      'training-passed',
    ]),
    value: z.number().optional(),
    of: z.number().positive().optional(),
    date: PartialDate.optional(),
    unit: z.string().optional(),
    scope: z.string().optional(),
  })
  .refine((row) => row.value !== undefined || row.date !== undefined, 'a measure needs a value or a date')

/** One thing that happened. `date` is when; `knownFrom` when the public could know. */
export const CaseEvent = z.object({
  id: z.string(),
  date: PartialDate,
  until: PartialDate.optional(),
  knownFrom: PartialDate,
  visibility: z.enum(['public', 'internal']),
  phase: z.enum(['before', 'at', 'after', 'unknown']),
  type: z.string(),
  actor: z.enum([
    'owner',
    'politician',
    'auditor',
    'regulator',
    'consultant',
    'researcher',
    'media',
    'user',
    'union',
    'supplier',
  ]),
  certainty: z.enum(['confirmed', 'reported', 'uncertain']),
  text: Text,
  note: Text.optional(),
  signs: z.array(SignalCode).default([]),
  /** Signs that an independent decision cleared by this event. */
  resolves: z.array(SignalCode).default([]),
  /** What the owner said about how it stood. */
  ownerSays: z.enum(['on-track']).optional(),
  measures: z.array(EventMeasure).default([]),
  sources: SourceIds,
})
export type CaseEvent = z.infer<typeof CaseEvent>

const Source = z.object({
  /** Null when the text was read on paper or its address is not known. */
  url: z.url().nullable(),
  title: z.string(),
  publisher: z.string(),
  date: PartialDate.nullable(),
  kind: z.enum([
    'press',
    'trade-press',
    'official',
    'audit',
    'research',
    'op-ed',
    'other',
    'union',
    'blog',
    'book',
  ]),
  language: z.string().length(2),
})

/** A case of the library: sourced public history of one undertaking, in both languages. */
export const CaseFile = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: Text,
    owner: Text,
    product: Text,
    productFamily: z.string(),
    country: z.string().length(2),
    sector: z.string(),
    ending: Ending,
    /** How sure the label is. */
    confidence: z.enum(['high', 'medium', 'low']),
    /** How much is known about the time before the start. */
    record: z.enum(['rich', 'partial', 'thin']),
    start: z.object({ date: PartialDate, sources: SourceIds }).nullable(),
    stop: PartialDate.nullable(),
    completion: PartialDate.nullable(),
    outcome: Text,
    outcomeAsOf: PartialDate,
    outcomeSources: SourceIds,
    plans: z.array(
      z.object({
        when: z.enum(['first', 'latest']),
        what: z.enum(['cost', 'start']),
        value: z.number().optional(),
        unit: z.string().optional(),
        date: PartialDate.optional(),
        label: Text,
        sources: SourceIds,
      }),
    ),
    furtherStarts: z.array(z.object({ date: PartialDate, label: Text, sources: SourceIds })),
    comparedWith: z.array(z.string()),
    events: z.array(CaseEvent).min(1),
    /** `carriedBy` is the event that carries it, `before` when its source places it before the start, or `undated`. */
    protective: z.array(
      z.object({ code: ProtectiveCode, carriedBy: z.string(), text: Text, sources: SourceIds }),
    ),
    gaps: z.array(Text),
    sources: z.record(z.string(), Source),
  })
  .superRefine((file, report) => {
    for (const fault of faultsOf(file)) report.addIssue({ code: 'custom', message: fault })
  })
export type CaseFile = z.infer<typeof CaseFile>

interface Checkable {
  readonly events: readonly CaseEvent[]
  readonly sources: Readonly<Record<string, unknown>>
  readonly protective: readonly { carriedBy: string; sources: readonly string[] }[]
}

/** What a well-formed file can still get wrong: a source that is not there, an event twice, something known before it happened. */
function faultsOf({ events, sources, protective }: Checkable): string[] {
  const ids = new Set(events.map((event) => event.id))
  const cited = [...events, ...protective].flatMap((row) => row.sources)
  return [
    ...cited.filter((id) => !Object.hasOwn(sources, id)).map((id) => `the source ${id} is not listed`),
    ...(ids.size === events.length ? [] : ['two events share one id']),
    ...events
      .filter((event) => event.knownFrom.slice(0, 4) < event.date.slice(0, 4))
      .map((event) => `${event.id} is known before it happened`),
    ...protective
      .map((row) => row.carriedBy)
      .filter((id) => id !== 'before' && id !== 'undated' && !ids.has(id))
      .map((id) => `a protective fact is carried by ${id}, which is not an event`),
  ]
}
