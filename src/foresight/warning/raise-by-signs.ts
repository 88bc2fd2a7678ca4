import type { Transaction } from '#platform/context'
import type { Bilingual } from '#platform/language'
import type { Score } from '../score/score.ts'
import { structuralSigns } from '../signals/signal-code.ts'
import { signalOf } from '../signals/signals.ts'
import { raisedIn, type Standing } from '../standing/standing.ts'
import { warningId } from './raise-warning.ts'
import { byActor, writeWarning } from './store.ts'
import type { Warning, WarningEvidence } from './warning.ts'

/** The product’s history has questions of its own, with an answer to each, so that it is not asked about twice. */
const askedElsewhere: readonly string[] = [...structuralSigns, 'S14']

/**
 * Raises, corrects or withdraws what the signs demand of each initiative: a warning at an alarm, a question to the owner when
 * any sign is up that is not merely how the undertaking is built. There is one at a time for an initiative.
 */
export async function raiseBySigns(tx: Transaction, standings: ReadonlyMap<string, Standing>): Promise<void> {
  if (standings.size === 0) return
  const open = await readOpen(tx, [...standings.keys()])
  const demanding = [...standings].filter(([, { score }]) => gradeOf(score) !== null)
  const subjects = await readSubjects(
    tx,
    demanding.map(([id]) => id),
  )
  for (const [id, { score }] of standings) {
    const next = nextOf(score, open.get(id), subjects.get(id), tx)
    if (next) await writeWarning(tx, next.warning, next.act)
  }
}

type Subject = Pick<Warning, 'record' | 'title' | 'organisation' | 'demonstration'>

/** What the signs demand of the owner on a day; null when nothing. */
export function gradeOf(score: Pick<Score, 'level' | 'readings'>): Warning['grade'] | null {
  if (score.level === 'alarm') return 'warning'
  return signsToAsk(score).length > 0 ? 'question' : null
}

const signsToAsk = (score: Pick<Score, 'readings'>) =>
  raisedIn(score).filter((sign) => !askedElsewhere.includes(sign))

/** What is to be written; null when nothing is new. What the owner has answered stays; only a new sign asks again. */
function nextOf(score: Score, open: Warning | undefined, subject: Subject | undefined, tx: Transaction) {
  const grade = gradeOf(score)
  const waiting = open?.answer === null ? open : undefined
  if (grade === null) {
    if (!waiting) return null
    const closing = { outcome: 'withdrawn' as const, reason: GONE, ...byActor(tx) }
    return { act: 'closed' as const, warning: { ...waiting, closing } }
  }
  const content = { grade, evidence: evidenceOf(score), say: sayOf(grade, score) }
  if (waiting) {
    if (refsOf(waiting) === refsOf(content) && waiting.grade === grade) return null
    const warning = { ...waiting, ...content, corrections: waiting.corrections + 1 }
    return { act: 'corrected' as const, warning }
  }
  const answered = new Set(open?.evidence.map(({ ref }) => ref))
  const isNew = content.evidence.some(({ ref }) => !answered.has(ref))
  return subject && isNew ? { act: 'raised' as const, warning: raised(subject, content, tx) } : null
}

/** The reason that stands in history, where one language is kept. */
const GONE = 'Tecknen är inte längre uppe.'

const refsOf = ({ evidence }: Pick<Warning, 'evidence'>) => evidence.map(({ ref }) => ref).join()

function raised(
  subject: Subject,
  content: Pick<Warning, 'grade' | 'evidence' | 'say'>,
  tx: Transaction,
): Warning {
  return {
    id: warningId(),
    ...subject,
    raisedBy: 'signs',
    key: 'signs',
    language: null,
    raised: byActor(tx),
    stage: 0,
    answer: null,
    closing: null,
    corrections: 0,
    ...content,
  }
}

function evidenceOf(score: Score): WarningEvidence[] {
  const wanted = score.level === 'alarm' ? raisedIn(score) : signsToAsk(score)
  return score.readings
    .filter(({ sign }) => wanted.includes(sign))
    .map(({ sign, why }) => {
      const { name } = signalOf(sign)
      return {
        ref: `sign:${sign}`,
        label: { sv: `${name.sv}: ${why.sv}`, en: `${name.en}: ${why.en}` },
        href: '#laget',
      }
    })
}

function sayOf(grade: Warning['grade'], score: Score): Bilingual {
  if (grade === 'question') {
    return {
      sv: 'Uppgifterna i registret väcker en fråga. Vad gör ni åt det, eller varför är det i sin ordning?',
      en: 'The facts in the registry raise a question. What are you doing about it, or why is it in order?',
    }
  }
  return score.hardStops.length > 0
    ? {
        sv: 'Något som stoppar en start är inte löst. Starta inte utan ett beslut med namngiven roll och skäl.',
        en: 'Something that stops a start is not settled. Do not start without a decision with a named role and reasons.',
      }
    : {
        sv: 'Flera tecken pekar åt samma håll. Starta inte utan ett beslut med namngiven roll och skäl.',
        en: 'Several signs point the same way. Do not start without a decision with a named role and reasons.',
      }
}

/** The latest of each initiative that is not closed. */
async function readOpen(tx: Transaction, ids: readonly string[]): Promise<Map<string, Warning>> {
  const rows = await tx.sql<{ state: Warning }[]>`
    select state from foresight.warning
    where raised_by = 'signs' and closed_on is null and record = any(${[...ids]})
    order by raised_on, id
    for update`
  return new Map(rows.map(({ state }) => [state.record, state]))
}

async function readSubjects(tx: Transaction, ids: readonly string[]): Promise<Map<string, Subject>> {
  const rows = await tx.sql<Subject[]>`
    select id as record, title, organisation, demonstration
    from published.record
    where id = any(${[...ids]}) and kind = 'initiative'
    and coalesce(phase, '') not in ('stopped', 'retired') and gone_at is null`
  return new Map(rows.map((row) => [row.record, row]))
}
