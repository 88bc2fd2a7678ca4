import {
  answerWarning,
  closeWarning,
  correctWarning,
  countWarningFacets,
  countWarnings,
  FairnessPage,
  listWarnings,
  RaisePage,
  raisePath,
  raiseWarning,
  readEnded,
  readFairness,
  readStanding,
  readWarning,
  readWarningFilter,
  StandingPage,
  StandingSection,
  standingPath,
  WARNINGS_SHOWN,
  type WarningLine,
  WarningPage,
  WarningsNarrowed,
  WarningsPage,
  warningMessages,
  warningPaths,
} from '#foresight'
import { hasPermission } from '#identity'
import { readHistory } from '#ledger'
import { Invalid, NotFound } from '#platform/problems'
import { readRecord } from '#registry'
import type { Answer, Asked, Route } from './site.tsx'

/** Pages about how initiatives stand, and what their owners have been asked. */
export const warningRoutes: readonly Route[] = [
  { path: warningPaths.warnings, answer: warnings },
  { path: warningPaths.fairness, answer: fairness },
  { path: `${warningPaths.warnings}/:id`, answer: warning, take: takeOnWarning },
  { path: raisePath(':id'), answer: raise, take: takeWarning },
  { path: standingPath(':id'), answer: standing },
]

const todayOf = ({ ctx }: Pick<Asked, 'ctx'>) => ctx.now().toISOString().slice(0, 10)

async function warnings(asked: Asked): Promise<Answer> {
  const { ctx, language, query } = asked
  const filter = readWarningFilter(query)
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(query.get('sida'))) || 1))
  const [lines, total, facets] = await Promise.all([
    listWarnings(ctx, filter, { limit: WARNINGS_SHOWN, offset: (page - 1) * WARNINGS_SHOWN }),
    countWarnings(ctx, filter),
    countWarningFacets(ctx, filter),
  ])
  const words = warningMessages[language]
  const props = { language, lines, total, facets, filter, page, today: todayOf(asked) }
  return {
    title: words.warnings,
    description: words.description,
    content: <WarningsPage {...props} />,
    fragment: <WarningsNarrowed {...props} />,
    feeds: [
      { href: `/${language}${warningPaths.feed}`, title: words.feedTitle, type: 'application/atom+xml' },
    ],
  }
}

async function fairness({ ctx, language }: Asked): Promise<Answer> {
  const [real, invented] = await Promise.all([readFairness(ctx, false), readFairness(ctx, true)])
  const words = warningMessages[language]
  return {
    title: words.fairness,
    description: words.fairnessLead,
    content: <FairnessPage {...{ language, real, invented }} />,
  }
}

async function warning(asked: Asked): Promise<Answer> {
  const { ctx, language, params, form, errors } = asked
  const line = await readWarning(ctx, params.id ?? '')
  const history = await readHistory(ctx, line.warning.id)
  const may = rightsOn(asked, line.warning)
  return {
    title: line.warning.title,
    description: line.warning.say[language].slice(0, 200),
    content: <WarningPage {...{ language, ...line, history, may, form, errors }} today={todayOf(asked)} />,
  }
}

function rightsOn({ ctx }: Asked, { organisation, raised }: WarningLine['warning']) {
  const { role, organisation: mine } = ctx.actor
  const own = raised.role === role && raised.organisation === mine
  const neutral = role === 'moderator'
  return {
    answer: hasPermission(ctx, 'answer-warnings', organisation ?? 'unknown'),
    close: hasPermission(ctx, 'close-warnings') && (own || neutral),
    correct: hasPermission(ctx, 'raise-warnings') && (own || neutral),
  }
}

/** Answers, closes or corrects, whichever form was sent. */
async function takeOnWarning({ ctx, params }: Asked, form: URLSearchParams) {
  const id = params.id ?? ''
  const text = (name: string) => form.get(name) ?? ''
  switch (form.get('act')) {
    case 'answer':
      await answerWarning(ctx, id, { verdict: text('verdict'), reason: text('reason') })
      break
    case 'close':
      await renaming('reason', 'because', () =>
        closeWarning(ctx, id, { outcome: text('outcome'), reason: text('because') }),
      )
      break
    case 'correct':
      await correctWarning(ctx, id, { words: text('words') })
      break
    default:
      throw new NotFound({
        sv: 'Formuläret säger inte vad som ska göras. Öppna sidan igen och försök på nytt.',
        en: 'The form does not say what is to be done. Open the page again and try once more.',
      })
  }
  return { to: `${warningPaths.warnings}/${id}` }
}

/** Lets a problem name the field as the form calls it. */
async function renaming(field: string, name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (problem) {
    if (!(problem instanceof Invalid)) throw problem
    const fields = problem.fields.map((fault) => (fault.field === field ? { ...fault, field: name } : fault))
    throw new Invalid(problem.say, fields)
  }
}

async function raise({ ctx, language, params, form, errors }: Asked): Promise<Answer> {
  const { id, title } = await readRecord(ctx, 'initiative', params.id ?? '')
  const words = warningMessages[language]
  const may = hasPermission(ctx, 'raise-warnings')
  return {
    title: `${words.raiseTitle}: ${title}`,
    description: words.raiseLead,
    content: <RaisePage {...{ language, record: id, title, may, form, errors }} />,
  }
}

async function takeWarning({ ctx, language, params }: Asked, form: URLSearchParams) {
  const id = await raiseWarning(ctx, {
    record: params.id ?? '',
    words: form.get('words') ?? '',
    language,
    address: form.get('address')?.trim() ?? '',
  })
  return { to: `${warningPaths.warnings}/${id}` }
}

async function standing(asked: Asked): Promise<Answer> {
  const { ctx, language, params } = asked
  const record = await readRecord(ctx, 'initiative', params.id ?? '')
  const view = await readStanding(ctx, record.id, todayOf(asked))
  if (!view)
    throw new NotFound({ sv: 'Initiativet finns inte längre.', en: 'The initiative is no longer there.' })
  const ended = await readEnded(ctx, record.demonstration)
  const first = record.baseline?.first
  const plan = {
    startsOn: first?.startsOn ?? null,
    endsOn: first?.endsOn ?? null,
    costMinor: first?.currency === 'SEK' ? first.costMinor : null,
    rebaselines: record.baseline?.rebaselines ?? 0,
    sector: record.organisation?.kind ?? 'unknown',
  }
  const { title } = record
  return { title, description: title, content: <StandingPage {...{ language, title, view, plan, ended }} /> }
}

/** Warnings shown on an initiative’s own page. */
const SHOWN = 5

/** The part of an initiative’s page that sets the owner’s word beside the evidence, and says what the owner has been asked. */
export async function standingSection(asked: Asked, id: string) {
  const { ctx, language } = asked
  const today = todayOf(asked)
  const [view, lines] = await Promise.all([
    readStanding(ctx, id, today),
    listWarnings(ctx, { record: id }, { limit: SHOWN }),
  ])
  return view && <StandingSection {...{ language, view, today }} warnings={lines} />
}
