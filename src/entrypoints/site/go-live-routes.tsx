import {
  attachStatement,
  decideGoLive,
  formOfPlan,
  GoLiveForm,
  GoLivePage,
  giveVerdict,
  goLiveMessages,
  initiativeOf,
  keepGoLive,
  planOfForm,
  readConcernTally,
  readGoLive,
  readOverdue,
  readVoices,
  recordReadinessClaim,
  StartSection,
  takeReading,
  VoicesForm,
  VoicesSection,
  voicesMessages,
} from '#frontline'
import { hasPermission, requirePermission } from '#identity'
import type { Answer, Asked, Route } from './site.tsx'

/** Pages about starts and independent voices, under the initiative they are about. */
export const goLiveRoutes: readonly Route[] = [
  { path: '/initiativ/:id/start', answer: start, take: act },
  { path: '/initiativ/:id/start/andra', answer: editPlan, take: savePlan },
  { path: '/initiativ/:id/roster', answer: addVoice, take: takeVoice },
]

async function start({ ctx, language, params, errors }: Asked): Promise<Answer> {
  const about = await initiativeOf(ctx, params.id ?? '')
  const [live, tally, overdue] = await Promise.all([
    readGoLive(ctx, about.id),
    readConcernTally(ctx, about.id),
    readOverdue(ctx, { record: about.id }),
  ])
  const rights = {
    keep: hasPermission(ctx, 'keep-go-live', about.organisation),
    witness: hasPermission(ctx, 'give-users-verdict', about.organisation),
  }
  const words = goLiveMessages[language]
  return {
    title: `${words.title}: ${about.title}`,
    description: words.description,
    content: <GoLivePage {...{ language, about, live, tally, overdue, rights, errors }} />,
  }
}

/** Hands each of the page's forms to its verb. */
async function act({ ctx, params }: Asked, form: URLSearchParams) {
  const id = params.id ?? ''
  const text = (name: string) => form.get(name) ?? undefined
  const what = text('what')
  if (what === 'management' || what === 'users') {
    const [verdict, reason, givenAs] = ['verdict', 'reason', 'role'].map((name) => text(`${what}-${name}`))
    await giveVerdict(ctx, id, { side: what, verdict, reason, givenAs })
  } else if (what === 'decision') {
    const [reason, decidedAs] = [text('decision-reason'), text('decision-role')]
    await decideGoLive(ctx, id, { decision: text('decision'), reason, decidedAs })
  } else {
    const [hour, value] = [
      Number(text('hour') || Number.NaN),
      Number((text('value') || 'x').replace(',', '.')),
    ]
    await takeReading(ctx, id, { measure: text('measure'), hour, value, source: text('source') })
  }
  return { to: `/initiativ/${id}/start` }
}

async function editPlan({ ctx, language, params, form, errors }: Asked): Promise<Answer> {
  const about = await initiativeOf(ctx, params.id ?? '')
  requirePermission(ctx, 'keep-go-live', about.organisation)
  const { plan } = await readGoLive(ctx, about.id)
  const title = goLiveMessages[language].editTitle
  return {
    title,
    description: title,
    content: <GoLiveForm {...{ language, about, form: form ?? formOfPlan(plan), errors }} />,
  }
}

async function savePlan({ ctx, params }: Asked, form: URLSearchParams) {
  await keepGoLive(ctx, params.id ?? '', planOfForm(form))
  return { to: `/initiativ/${params.id}/start` }
}

async function addVoice({ ctx, language, params, form, errors }: Asked): Promise<Answer> {
  const about = await initiativeOf(ctx, params.id ?? '')
  requirePermission(ctx, 'record-readiness-claim')
  const mayState = hasPermission(ctx, 'attach-statement')
  const title = voicesMessages[language].addTitle
  const props = { language, about, mayState, mayClaim: true, form: form ?? new URLSearchParams(), errors }
  return { title, description: title, content: <VoicesForm {...props} /> }
}

async function takeVoice({ ctx, language, params }: Asked, form: URLSearchParams) {
  const what = form.get('what') === 'statement' ? 'statement' : 'claim'
  const said = Object.fromEntries([...form].map(([name, value]) => [name.replace(`${what}-`, ''), value]))
  const input = { ...said, language, link: said.link || null }
  if (what === 'statement') await attachStatement(ctx, params.id ?? '', input)
  else await recordReadinessClaim(ctx, params.id ?? '', input)
  return { to: `/initiativ/${params.id}#roster` }
}

/** The parts of an initiative's page that say how its start stands, and who has spoken in their own name. */
export async function startAndVoices({ ctx, language }: Pick<Asked, 'ctx' | 'language'>, initiative: string) {
  const [live, voices] = await Promise.all([readGoLive(ctx, initiative), readVoices(ctx, initiative)])
  const mayAdd = hasPermission(ctx, 'record-readiness-claim')
  return (
    <>
      <StartSection {...{ language, live, mayAdd }} />
      <VoicesSection {...{ language, initiative, voices, mayAdd }} />
    </>
  )
}
