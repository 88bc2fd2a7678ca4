import type { ObservationDraft } from '#registry'
import type { Issue, Reading } from '../../connector.ts'
import { jsonRecords } from '../../json-records.ts'
import { EarlierAssignments, isAmendment } from './amended-assignment.ts'
import { type Assigned, assignedAgencies } from './assigned-agencies.ts'
import { notAnAssignment, toAPerson } from './faults.ts'
import { finalReportDate } from './final-report-date.ts'
import { isDigital, type Reach } from './is-digital.ts'
import { namesAPerson } from './names-a-person.ts'
import { permittedAmount } from './permitted-amount.ts'
import { type Assignment, AssignmentRecord } from './schema.ts'
import { type Sentence, sentences, withoutPeople } from './sentences.ts'

/** Longest aim and need taken from a text, in characters. */
const LONGEST = 1_200

/**
 * Understands a file of government assignments: one initiative an assignment that is digital development within `reach`.
 * A file of other pages from the same source, such as reports, gives nothing. Never throws.
 */
export function* readAssignments(bytes: Uint8Array, reach: Reach): Generator<Reading> {
  const found: { assignment: Assignment; place: string }[] = []
  const faults: Issue[] = []
  let others = 0
  for (const item of jsonRecords(bytes)) {
    if ('issue' in item) faults.push(item.issue)
    else if (isOtherPage(item.record.url)) others += 1
    else {
      const parsed = AssignmentRecord.safeParse(item.record)
      if (parsed.success) found.push({ assignment: parsed.data, place: item.place })
      else faults.push(notAnAssignment(item.place, item.source))
    }
  }
  for (const issue of found.length === 0 && others > 0 ? [] : faults) yield { issue }
  const taken = found.filter(({ assignment }) => isDigital(assignment, reach))
  const earlier = new EarlierAssignments(taken.map(({ assignment }) => assignment))
  for (const { assignment, place } of taken) yield understood(assignment, place, earlier)
}

/** Pages of regeringen.se that are not assignments; the same copies hold reports, bills and the rest. */
const isOtherPage = (url: unknown) =>
  typeof url === 'string' && /^\/?(?!regeringsuppdrag\/)[a-z-]+\/\d{4}\//.test(url)

function understood(assignment: Assignment, place: string, earlier: EarlierAssignments): Reading {
  const all = sentences(assignment.text)
  const text = withoutPeople(all)
  const assigned = assignedAgencies(assignment.title, text)
  const [lead, ...others] = assigned.names
  const goesToPerson = lead === undefined && all.slice(0, 2).some((sentence) => namesAPerson(sentence.text))
  if (goesToPerson || namesAPerson(assignment.title)) return { issue: toAPerson(place) }
  const observation: ObservationDraft = {
    kind: 'initiative',
    key: assignment.path.slice(0, 500),
    identifiers: [`assignment:${assignment.path}`],
    organisation: lead === undefined ? null : { name: lead },
    links: [...others.map(alsoAssigned), ...amends(assignment, text, earlier)],
    place,
    claims: {
      title: assignment.title,
      language: 'sv',
      publishedOn: assignment.publishedOn,
      documents: [{ label: 'regeringen.se', url: `https://www.regeringen.se/${assignment.path}/` }],
      ...(assignment.diaryNumber !== null && { diaryNumber: assignment.diaryNumber }),
      ...story(assigned, text),
      ...deadline(text, assignment.publishedOn),
      ...budget(text, lead ?? null, assignment.publishedOn),
    },
  }
  return { observation }
}

const alsoAssigned = (name: string) => ({ type: 'assigned-to' as const, to: { organisation: { name } } })

function amends(assignment: Assignment, text: readonly Sentence[], earlier: EarlierAssignments) {
  if (!isAmendment(assignment.title)) return []
  const amended = earlier.amendedBy(assignment, text)
  const to =
    'path' in amended ? { record: 'initiative' as const, identifier: `assignment:${amended.path}` } : amended
  return [{ type: 'amends' as const, to }]
}

/** The assigning sentence with the list it opens is the aim; what the text gives as reasons is the need. */
function story(assigned: Assigned, text: readonly Sentence[]) {
  const start = Math.max(0, assigned.sentence === null ? 0 : text.indexOf(assigned.sentence))
  const opening = text[start]
  const opens = opening !== undefined && /(?::|\satt|:\s*)$/u.test(opening.text)
  const end = text.findIndex((sentence, index) => index > start && !sentence.isItem)
  const aim = joined(text.slice(start, opens ? (end === -1 ? text.length : end) : start + 1))
  const reasons = text.filter(({ heading }) => /bakgrund|skälen|ärendet|motiv/iu.test(heading))
  const need = joined(reasons.slice(0, 3))
  return { ...(aim !== '' && { aim }), ...(need !== '' && need !== aim && { need }) }
}

/** Whole sentences up to the longest a text may be; the first alone is cut at a word. */
function joined(parts: readonly Sentence[]): string {
  let text = ''
  for (const part of parts) {
    const longer = `${text} ${part.text}`.trim()
    if (longer.length > LONGEST)
      return text === '' ? `${longer.slice(0, LONGEST).replace(/\s\S*$/, '')} …` : text
    text = longer
  }
  return text
}

function deadline(text: readonly Sentence[], publishedOn: string) {
  const endsOn = finalReportDate(text, publishedOn)
  return endsOn === null ? {} : { endsOn }
}

function budget(text: readonly Sentence[], agency: string | null, publishedOn: string) {
  const permitted = permittedAmount(text, agency)
  if (permitted === null) return {}
  const { amountMinor, onlyYear } = permitted
  const scope = onlyYear === null ? ('budget' as const) : ('running-year' as const)
  return { money: [{ scope, amountMinor, currency: 'SEK', asOf: onlyYear ?? publishedOn }] }
}
