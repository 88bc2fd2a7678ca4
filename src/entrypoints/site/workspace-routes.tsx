import { randomUUID } from 'node:crypto'
import { requirePermission } from '#identity'
import type { Language } from '#platform/language'
import { Conflict } from '#platform/problems'
import { type RecordView, readRecord } from '#registry'
import {
  AskPage,
  AttachmentSection,
  accessSheet,
  answerLetter,
  BoardPage,
  checkState,
  claimRecord,
  eraseLetter,
  findSheetOf,
  LettersPage,
  listAttachments,
  listLetters,
  listShared,
  listShownAttachments,
  listVersions,
  OwnBox,
  workspacePaths as paths,
  publishSheet,
  ReceiptPage,
  ReportPage,
  readAnswerTime,
  readBoard,
  readForm,
  readLetter,
  readWaiting,
  restoreVersion,
  type Saved,
  SettlePage,
  SharedPage,
  type Sheet,
  SheetPage,
  type SheetState,
  StoredPage,
  saveSheet,
  sendLetter,
  settleRecords,
  swedishDay,
  workspaceMessages,
} from '#workspace'
import { roomPaperRoutes } from './room-paper-routes.tsx'
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
  { path: paths.letters, answer: letters, take: takeLetter },
  { path: paths.ask(':id'), answer: ask, take: takeQuestion },
  { path: paths.receipt(':code'), forAnybody: true, answer: receipt },
  { path: paths.stored, answer: stored },
  ...roomPaperRoutes,
]

const page = (title: string, content: Answer['content']): Answer => ({ title, description: title, content })

async function board({ ctx, language, query }: Asked): Promise<Answer> {
  const today = swedishDay(ctx.now())
  const settled = Number(query.get('klara')) || 0
  const props = { language, today, settled, board: await readBoard(ctx), waiting: await readWaiting(ctx) }
  return page(workspaceMessages[language].room, <BoardPage {...props} />)
}

async function report({ ctx, language }: Asked): Promise<Answer> {
  const today = swedishDay(ctx.now())
  const props = { language, today, board: await readBoard(ctx), waiting: await readWaiting(ctx) }
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

async function sheetPage(
  asked: Asked,
  sheet: Sheet | null,
  unsaved: SheetState | null = null,
): Promise<Answer> {
  const { ctx, language, form, errors, query } = asked
  if (!sheet) requirePermission(ctx, 'hand-in-drafts', ctx.actor.organisation ?? '')
  const props = {
    ...{ language, sheet, unsaved, form, errors, actor: ctx.actor, token: randomUUID() },
    today: swedishDay(ctx.now()),
    done: form ? null : query.get('klart'),
    versions: sheet ? await listVersions(ctx, sheet.id) : [],
    attachments: sheet ? (await listAttachments(ctx, sheet.id)).filter((one) => !one.removedAt).length : 0,
    baseline: sheet?.record ? (await readRecord(ctx, 'initiative', sheet.record)).baseline : null,
  }
  const title = sheet?.state.claims.title ?? workspaceMessages[language].newTitle
  return page(title, <SheetPage {...props} />)
}

async function takeSheet(asked: Asked, form: URLSearchParams, sheet: Sheet | null) {
  const { ctx } = asked
  const act = form.get('act')
  const id = sheet?.id ?? null
  const baseVersion = Number(form.get('version')) || 0
  if (sheet && act === 'restore') {
    const version = Number(form.get('restore')) || 0
    return after(await restoreVersion(ctx, { id: sheet.id, version, baseVersion }), 'saved')
  }
  const state = readForm(form, sheet?.state ?? null)
  if (act === 'preview') {
    const unsaved = checkState(state, swedishDay(ctx.now()))
    return { show: await sheetPage({ ...asked, form }, sheet, unsaved) }
  }
  const save = { id, baseVersion, token: form.get('token') ?? '', state }
  if (act !== 'publish') return after(await saveSheet(ctx, save), 'saved')
  // what cannot be published is not half kept: the page is shown again with all that was written
  const saved = await ctx.transaction(async (tx) => {
    const outcome = await saveSheet(tx, save)
    if (outcome.outcome !== 'conflict')
      await publishSheet(tx, { id: outcome.id, readThrough: form.get('readThrough') === 'yes' })
    return outcome
  })
  return after(saved, 'published')
}

/** Where a form leads: to its sheet, or, when somebody saved first, to both texts side by side. */
const after = (saved: Saved, done: string) =>
  saved.outcome === 'conflict'
    ? { to: paths.aside(saved.aside) }
    : { to: `${paths.sheet(saved.id)}?klart=${done}` }

async function shared({ ctx, language }: Asked): Promise<Answer> {
  return page(
    workspaceMessages[language].shared,
    <SharedPage {...{ language, shared: await listShared(ctx) }} />,
  )
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
  const attachments = record.kind === 'initiative' ? await listShownAttachments(ctx, id) : []
  return (
    <>
      <AttachmentSection {...{ language, attachments }} />
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
