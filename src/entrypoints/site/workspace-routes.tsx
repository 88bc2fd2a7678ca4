import { randomUUID } from 'node:crypto'
import { requirePermission } from '#identity'
import type { Language } from '#platform/language'
import { Conflict } from '#platform/problems'
import { type RecordView, readRecord } from '#registry'
import {
  AskPage,
  accessSheet,
  answerLetter,
  BoardPage,
  claimRecord,
  eraseLetter,
  findSheetOf,
  ImportPage,
  LettersPage,
  listLetters,
  listShared,
  OwnBox,
  workspacePaths as paths,
  publishSheet,
  ReceiptPage,
  ReportPage,
  readAnswerTime,
  readBack,
  readBoard,
  readForm,
  readLetter,
  type Saved,
  SettlePage,
  SharedPage,
  type Sheet,
  SheetPage,
  StoredPage,
  saveSheet,
  sendLetter,
  settleRecords,
  swedishDay,
  workspaceMessages,
} from '#workspace'
import type { Answer, Asked, Route } from './site.tsx'

/** Pages of an organisation's own room, and the ways to it. */
export const workspaceRoutes: readonly Route[] = [
  { path: paths.room, answer: board },
  { path: paths.report, answer: report },
  { path: paths.settle, answer: settle, take: takeSettled },
  {
    path: paths.create,
    answer: (asked) => sheetPage(asked, null),
    take: (asked, form) => takeSheet(asked, form, null),
  },
  {
    path: paths.sheet(':id'),
    answer: async (asked) => sheetPage(asked, await accessSheet(asked.ctx, asked.params.id ?? '')),
    take: async (asked, form) => takeSheet(asked, form, await accessSheet(asked.ctx, asked.params.id ?? '')),
  },
  { path: paths.shared, answer: shared },
  { path: paths.import, answer: importPage, take: takeImport },
  { path: paths.letters, answer: letters, take: takeLetter },
  { path: paths.ask(':id'), answer: ask, take: takeQuestion },
  { path: paths.receipt(':code'), forAnybody: true, answer: receipt },
  { path: paths.stored, answer: stored },
]

const page = (title: string, content: Answer['content']): Answer => ({ title, description: title, content })

async function board({ ctx, language, query }: Asked): Promise<Answer> {
  const today = swedishDay(ctx.now())
  const settled = Number(query.get('klara')) || 0
  const props = { language, today, settled, board: await readBoard(ctx) }
  return page(workspaceMessages[language].room, <BoardPage {...props} />)
}

async function report({ ctx, language }: Asked): Promise<Answer> {
  const props = { language, today: swedishDay(ctx.now()), board: await readBoard(ctx) }
  return page(workspaceMessages[language].reportTitle, <ReportPage {...props} />)
}

async function settle({ ctx, language, form, errors }: Asked): Promise<Answer> {
  const { items } = await readBoard(ctx)
  const waiting = items.filter(
    ({ record, standing, overdue }) => record && (standing === 'unconfirmed' || overdue),
  )
  return page(
    workspaceMessages[language].confirmTitle,
    <SettlePage {...{ language, items: waiting, form, errors }} />,
  )
}

async function takeSettled({ ctx }: Asked, form: URLSearchParams) {
  const records = form.getAll('record')
  const act = form.get('act')
  if (act === 'correct') return { to: paths.sheet(await claimRecord(ctx, records[0] ?? '')) }
  const contested = act === 'contest' ? (form.get('contested') ?? '') : null
  return { to: `${paths.room}?klara=${await settleRecords(ctx, { records, contested })}` }
}

async function sheetPage(asked: Asked, sheet: Sheet | null, conflict?: Sheet): Promise<Answer> {
  const { ctx, language, form, errors, query } = asked
  if (!sheet) requirePermission(ctx, 'hand-in-drafts', ctx.actor.organisation ?? '')
  const today = swedishDay(ctx.now())
  const done = query.get('klart')
  const props = {
    language,
    sheet,
    conflict,
    actor: ctx.actor,
    token: randomUUID(),
    today,
    done,
    form,
    errors,
  }
  const title = sheet?.state.claims.title ?? workspaceMessages[language].newTitle
  return page(title, <SheetPage {...props} />)
}

async function takeSheet(asked: Asked, form: URLSearchParams, sheet: Sheet | null) {
  const { ctx } = asked
  const publish = form.get('act') === 'publish'
  const state = readForm(form, sheet?.state ?? null)
  const baseVersion = Number(form.get('version')) || 0
  const save = { id: sheet?.id ?? null, baseVersion, token: form.get('token') ?? '', state }
  if (!publish) return shownAfter(asked, form, sheet, await saveSheet(ctx, save), 'saved')
  // what cannot be published is not half kept: the page is shown again with all that was written
  const outcome = await ctx.transaction(async (tx) => {
    const saved = await saveSheet(tx, save)
    if (saved.outcome !== 'conflict')
      await publishSheet(tx, { id: saved.id, readThrough: form.get('readThrough') === 'yes' })
    return saved
  })
  return shownAfter(asked, form, sheet, outcome, 'published')
}

async function shownAfter(
  asked: Asked,
  form: URLSearchParams,
  sheet: Sheet | null,
  saved: Saved,
  done: string,
) {
  if (saved.outcome !== 'conflict') return { to: `${paths.sheet(saved.id)}?klart=${done}` }
  return { show: await sheetPage({ ...asked, form }, sheet, saved.current) }
}

async function shared({ ctx, language }: Asked): Promise<Answer> {
  return page(
    workspaceMessages[language].shared,
    <SharedPage {...{ language, shared: await listShared(ctx) }} />,
  )
}

async function importPage(
  { ctx, language, form, errors }: Asked,
  done: string | null = null,
): Promise<Answer> {
  requirePermission(ctx, 'edit-sheets', ctx.actor.organisation ?? '')
  return page(workspaceMessages[language].import, <ImportPage {...{ language, done, form, errors }} />)
}

async function takeImport(asked: Asked, form: URLSearchParams) {
  const { saved, same, conflicts } = await readBack(asked.ctx, form.get('text') ?? '')
  return { show: await importPage(asked, workspaceMessages[asked.language].imported(saved, same, conflicts)) }
}

async function letters({ ctx, language, form, errors }: Asked): Promise<Answer> {
  const props = { language, form, errors, letters: await listLetters(ctx) }
  return page(workspaceMessages[language].lettersTitle, <LettersPage {...props} />)
}

async function takeLetter({ ctx }: Asked, form: URLSearchParams) {
  const id = form.get('id') ?? ''
  if (form.get('act') === 'erase') await eraseLetter(ctx, id)
  else await answerLetter(ctx, { id, answer: form.get(`answer-${id}`) ?? '' })
  return { to: paths.letters }
}

async function ask({ ctx, language, params, form, errors }: Asked): Promise<Answer> {
  const record = await readRecord(ctx, 'initiative', params.id ?? '')
  if (!record.organisation) throw nobodyToAsk()
  const answerTime = await readAnswerTime(ctx, record.organisation.id)
  const title = workspaceMessages[language].askTitle(record.title)
  return page(title.slice(0, 200), <AskPage {...{ language, record, answerTime, form, errors }} />)
}

const nobodyToAsk = () =>
  new Conflict({
    sv: 'Registret vet inte vilken organisation initiativet hör till, så det finns ingen att fråga.',
    en: 'The registry does not know which organisation the initiative belongs to, so there is nobody to ask.',
  })

async function takeQuestion({ ctx, params }: Asked, form: URLSearchParams) {
  const code = await sendLetter(ctx, { record: params.id ?? '', message: form.get('message') ?? '' })
  return { to: paths.receipt(code) }
}

async function receipt({ ctx, language, params, publicUrl }: Asked): Promise<Answer> {
  const code = params.code ?? ''
  const letter = await readLetter(ctx, code)
  const address = `${publicUrl}/${language}${paths.receipt(code)}`
  return page(workspaceMessages[language].sent, <ReceiptPage {...{ language, letter, address }} />)
}

async function stored({ language }: Asked): Promise<Answer> {
  return page(workspaceMessages[language].storedTitle, <StoredPage language={language} />)
}

/** On the page of a record: its own organisation may confirm or correct it, anybody may ask about it. */
export async function ownSection({ ctx, language }: Pick<Asked, 'ctx' | 'language'>, record: RecordView) {
  const { organisation, id, confirmed } = record
  if (!organisation) return null
  const own = ctx.actor.organisation === organisation.id
  const sheet = own ? await findSheetOf(ctx, id) : null
  return (
    <>
      {own && <OwnBox {...{ language, record: id, confirmed }} sheet={sheet?.id ?? null} />}
      <AskLink {...{ language, id }} />
    </>
  )
}

function AskLink({ language, id }: { readonly language: Language; readonly id: string }) {
  return (
    <p class="no-print">
      <a href={`/${language}${paths.ask(id)}`}>{workspaceMessages[language].ask}</a>
    </p>
  )
}
