import {
  answerConcern,
  ConcernForm,
  ConcernSection,
  concernMessages,
  concernPaths,
  DeskPage,
  DoorsPage,
  DutyPage,
  FindSystemPage,
  IncidentPage,
  ModeratorPage,
  mayReadConcerns,
  moderateConcern,
  OWN_WORDS,
  readConcernsOf,
  readConcernTally,
  readConcernWords,
  readDuty,
  readForModerator,
  readGoLive,
  readOverdue,
  ThreadPage,
  WrongdoingPage,
} from '#frontline'
import { readOrganisation } from '#registry'
import { candidate, candidatesFor } from './concern-candidates.ts'
import type { Answer, Asked, Route } from './site.tsx'

/** Pages about what those who use the systems say, and what became of it. */
export const frontlineRoutes: readonly Route[] = [
  { path: concernPaths.doors, forAnybody: true, answer: doors },
  { path: concernPaths.everyday, forAnybody: true, answer: everyday },
  { path: concernPaths.incident, forAnybody: true, answer: incident },
  { path: concernPaths.wrongdoing, forAnybody: true, answer: wrongdoing },
  { path: concernPaths.thread, forAnybody: true, answer: thread },
  { path: concernPaths.duty, answer: duty },
  { path: '/organisationer/:id/signaler', answer: desk, take: answerFromDesk },
  { path: '/moderering/signaler', answer: moderation, take: moderate },
]

const page = (title: string, description: string, content: Answer['content']): Answer => ({
  title,
  description,
  content,
})

async function doors({ language, query }: Asked): Promise<Answer> {
  const words = concernMessages[language]
  return page(
    words.doorsTitle,
    words.doorsDescription,
    <DoorsPage language={language} about={query.get('om')} />,
  )
}

async function everyday({ ctx, search, language, query }: Asked): Promise<Answer> {
  const words = concernMessages[language]
  const [named, asked] = [query.get('om'), query.get('q') ?? '']
  const about = await candidate(ctx, named)
  if (about || named === OWN_WORDS) {
    const form = new URLSearchParams({ system: query.get('namn') ?? '' })
    return page(
      words.formTitle,
      words.doorsDescription,
      <ConcernForm {...{ language, about, form, errors: [] }} />,
    )
  }
  const found = asked === '' ? null : await candidatesFor(search, asked)
  return page(words.formTitle, words.doorsDescription, <FindSystemPage {...{ language, asked, found }} />)
}

async function incident({ ctx, language, query }: Asked): Promise<Answer> {
  const words = concernMessages[language]
  const about = await candidate(ctx, query.get('om'))
  return page(
    words.incidentTitle,
    words.incidentDescription,
    <IncidentPage {...{ language, about, counted: false }} />,
  )
}

async function wrongdoing({ language }: Asked): Promise<Answer> {
  const words = concernMessages[language]
  return page(words.wrongTitle, words.wrongDescription, <WrongdoingPage language={language} />)
}

async function thread({ language }: Asked): Promise<Answer> {
  const words = concernMessages[language]
  return page(words.threadTitle, words.threadDescription, <ThreadPage language={language} asked={null} />)
}

async function duty({ ctx, language }: Asked): Promise<Answer> {
  const words = concernMessages[language]
  const [overdue, owners] = await Promise.all([readOverdue(ctx), readDuty(ctx)])
  return page(words.dutyTitle, words.dutyDescription, <DutyPage {...{ language, overdue, duty: owners }} />)
}

async function desk({ ctx, language, params, errors }: Asked): Promise<Answer> {
  const { id, nameSv: name } = await readOrganisation(ctx, params.id ?? '')
  const concerns = mayReadConcerns(ctx, id) ? await readConcernsOf(ctx, id) : null
  const path = `/organisationer/${id}/signaler`
  const title = concernMessages[language].deskTitle
  return page(title, title, <DeskPage {...{ language, name, path, concerns, errors }} />)
}

async function answerFromDesk({ ctx, params }: Asked, form: URLSearchParams) {
  await answerConcern(ctx, ofOne(form))
  return { to: `/organisationer/${params.id}/signaler` }
}

/** The fields of the one concern whose form was sent: their names end with its id, for a page has many. */
function ofOne(form: URLSearchParams): Record<string, string> {
  const concern = form.get('concern') ?? ''
  return Object.fromEntries([...form].map(([name, value]) => [name.replace(`-${concern}`, ''), value]))
}

async function moderation({ ctx, language, errors }: Asked): Promise<Answer> {
  const title = concernMessages[language].moderatorTitle
  const concerns = await readForModerator(ctx)
  return page(
    title,
    title,
    <ModeratorPage {...{ language, path: '/moderering/signaler', concerns, errors }} />,
  )
}

async function moderate({ ctx }: Asked, form: URLSearchParams) {
  await moderateConcern(ctx, ofOne(form))
  return { to: '/moderering/signaler' }
}

/** The part of an initiative's page that says what those who work in it have met. */
export async function concernSection(
  { ctx, language }: Pick<Asked, 'ctx' | 'language'>,
  {
    id: record,
    organisation,
  }: { readonly id: string; readonly organisation: { readonly id: string } | null },
) {
  const [tally, words, overdue, { plan }] = await Promise.all([
    readConcernTally(ctx, record),
    readConcernWords(ctx, record),
    readOverdue(ctx, { record }),
    readGoLive(ctx, record),
  ])
  const exposed = plan?.usersAll ?? null
  const deskHref =
    organisation && mayReadConcerns(ctx, organisation.id)
      ? `/${language}/organisationer/${organisation.id}/signaler`
      : undefined
  return <ConcernSection {...{ language, record, tally, words, overdue, exposed, deskHref }} />
}
