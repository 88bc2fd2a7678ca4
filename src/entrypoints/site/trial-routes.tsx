import type { z } from 'zod'
import {
  EvidenceSection,
  FidelityPage,
  fidelityMessages,
  HandIn,
  handInRuns,
  KlmPage,
  listTrials,
  MeasurementsSection,
  RecorderPage,
  readCapacity,
  readFidelityReports,
  readProgress,
  readRunForm,
  readTrial,
  recorderMessages,
  TallyPage,
  TrialPage,
  TrialsPage,
  trialMessages,
  trialPaths,
} from '#frontline'
import { Invalid } from '#platform/problems'
import { builtAddress, builtText } from '../built-files.ts'
import type { Answer, Asked, Route } from './site.tsx'

/** Pages about trials, and the tools of those who try something. */
export const trialRoutes: readonly Route[] = [
  { path: trialPaths.trials, answer: trials },
  { path: `${trialPaths.trials}/:id`, answer: trial },
  { path: trialPaths.tally, answer: tally, take: takeRun },
  { path: trialPaths.klm, answer: klm },
  { path: trialPaths.recorder, answer: recorder },
  { path: trialPaths.fidelity, answer: fidelity },
]

const page = (title: string, description: string, content: Answer['content']): Answer => ({
  title,
  description,
  content,
})

async function trials({ ctx, language }: Asked): Promise<Answer> {
  const words = trialMessages[language]
  return page(
    words.trials,
    words.trialsDescription,
    <TrialsPage language={language} trials={await listTrials(ctx)} />,
  )
}

async function trial({ ctx, language, params }: Asked): Promise<Answer> {
  const found = await readTrial(ctx, params.id ?? '')
  const [progress, reports, capacity] = await Promise.all([
    readProgress(ctx, found.id),
    readFidelityReports(ctx, found.record),
    readCapacity(ctx, found.record),
  ])
  const today = ctx.now().toISOString().slice(0, 10)
  const content = (
    <TrialPage {...{ language, trial: found, progress, today }}>
      <MeasurementsSection {...{ language, reports, capacity }} />
    </TrialPage>
  )
  return page(found.plan.title, trialMessages[language].trialsDescription, content)
}

async function tally({ ctx, language, query, form, errors }: Asked): Promise<Answer> {
  const words = recorderMessages[language]
  const open = (await listTrials(ctx)).filter(({ state }) => state === 'registered')
  const chosen = open.find(({ id }) => id === query.get('prov')) ?? null
  const sent = query.has('mottagen')
  const content = (
    <TallyPage
      {...{ language, open, trial: chosen, form, errors, sent }}
      script={builtAddress('frontline')}
    />
  )
  return page(words.tally, words.tallyDescription, content)
}

async function takeRun({ ctx, query }: Asked, form: URLSearchParams) {
  const id = query.get('prov') ?? ''
  const parsed = HandIn.safeParse({ trial: id, code: form.get('code') ?? '', runs: [readRunForm(form)] })
  if (!parsed.success) throw fieldsOf(parsed.error)
  await handInRuns(ctx, parsed.data)
  return { to: `${trialPaths.tally}?${new URLSearchParams({ prov: id, mottagen: '1' })}` }
}

/** What must be corrected, each once, by the name its field has in the form. */
function fieldsOf(error: z.ZodError): Invalid {
  const names = [...new Set(error.issues.map(({ path }) => String(path.at(-1) ?? 'code')))]
  const say = {
    sv: 'Något i körningen saknas eller stämmer inte.',
    en: 'Something in the run is missing or not right.',
  }
  return new Invalid(
    say,
    names.map((field) => ({
      field,
      message: {
        sv: `Fyll i rätt värde: ${labelOf(field, 'sv')}`,
        en: `Give a proper value: ${labelOf(field, 'en')}`,
      },
    })),
  )
}

function labelOf(field: string, language: 'sv' | 'en'): string {
  const words = recorderMessages[language]
  const labels: Readonly<Record<string, string>> = {
    code: words.code,
    way: words.way,
    task: words.task,
    site: words.site,
    role: words.role,
    participant: words.participant,
    attempt: words.attempt,
    seconds: words.secondsField,
    steps: words.stepsField,
    screens: words.screensField,
    waits: words.waitsField,
    waitSeconds: words.waitSecondsField,
    backtracks: words.backtracksField,
    errors: words.errorsField,
    criticalErrors: words.criticalField,
    workarounds: words.workaroundsField,
    ease: words.easeField,
    line: words.lineField,
  }
  return labels[field] ?? field
}

async function klm({ language, query }: Asked): Promise<Answer> {
  const words = recorderMessages[language]
  const content = <KlmPage language={language} path={query.get('vag')} typist={query.get('van')} />
  return page(words.klm, words.klmDescription, content)
}

async function recorder({ language }: Asked): Promise<Answer> {
  const words = recorderMessages[language]
  const [href, source] = [builtAddress('recorder'), builtText('recorder')]
  return page(words.recorder, words.recorderDescription, <RecorderPage {...{ language, source, href }} />)
}

async function fidelity({ language }: Asked): Promise<Answer> {
  const words = fidelityMessages[language]
  return page(
    words.title,
    words.description,
    <FidelityPage language={language} script={builtAddress('frontline')} />,
  )
}

/** The part of a record's page that says what was measured in use; null when nothing was. */
export async function evidenceSection({ ctx, language }: Pick<Asked, 'ctx' | 'language'>, record: string) {
  const [of, reports, capacity] = await Promise.all([
    listTrials(ctx, record),
    readFidelityReports(ctx, record),
    readCapacity(ctx, record),
  ])
  return <EvidenceSection language={language} evidence={{ trials: of, reports, capacity }} />
}
