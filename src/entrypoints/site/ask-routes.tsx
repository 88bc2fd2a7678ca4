import { adoptionPaths } from '#adoption'
import { NotFound } from '#platform/problems'
import { type RecordKind, readOrganisation, readRecord, recordPaths } from '#registry'
import { AskPage, readAnswerTime, sendLetter, workspaceMessages, workspacePaths } from '#workspace'
import type { Answer, Asked, Route } from './site.tsx'

const ask = (kind: RecordKind) => `${recordPaths[kind]}/:id/${adoptionPaths.ask}`

/** Questions about a solution or product to the one that made it, and about anything to one that uses or wants it. */
export const askRoutes: readonly Route[] = [
  ...(['solution', 'product'] as const).map((kind) => askRoute(kind, ask(kind))),
  ...(['initiative', 'solution', 'product'] as const).map((kind) =>
    askRoute(kind, `${ask(kind)}/:organisation`),
  ),
]

function askRoute(kind: RecordKind, path: string): Route {
  return { path, answer: (asked) => askPage(kind, asked), take: takeQuestion }
}

async function askPage(kind: RecordKind, { ctx, language, params, form, errors }: Asked): Promise<Answer> {
  const record = await readRecord(ctx, kind, params.id ?? '')
  const asked = params.organisation ?? record.organisation?.id
  if (asked === undefined) throw nobodyToAsk
  const { nameSv } = await readOrganisation(ctx, asked)
  const answerTime = await readAnswerTime(ctx, asked)
  const { askTitle, askLead } = workspaceMessages[language]
  return {
    title: askTitle(record.title).slice(0, 200),
    description: askLead,
    content: <AskPage {...{ language, record, to: nameSv, answerTime, form, errors }} />,
  }
}

async function takeQuestion({ ctx, params }: Asked, form: URLSearchParams) {
  const to = params.organisation
  const code = await sendLetter(ctx, {
    record: params.id ?? '',
    ...(to === undefined ? {} : { to }),
    message: form.get('message') ?? '',
  })
  return { to: workspacePaths.receipt(code) }
}

const nobodyToAsk = new NotFound({
  sv: 'Registret vet inte vilken organisation det hör till. Fråga någon av dem som använder det i stället.',
  en: 'The registry does not know which organisation it belongs to. Ask one of those that use it instead.',
})
