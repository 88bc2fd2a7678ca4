import { requirePermission } from '#identity'
import { NotFound } from '#platform/problems'
import {
  correctNeeds,
  mayCorrectNeeds,
  NeedsForm,
  NeedsSection,
  type RecordKind,
  type RecordView,
  readRecord,
  readRecordNeeds,
  recordPaths,
  registryNeedMessages,
} from '#registry'
import type { Answer, Asked, Route } from './site.tsx'

const kinds: readonly RecordKind[] = ['initiative', 'solution', 'product']

/** Where a person says what a record is for. */
export const needRoutes: readonly Route[] = kinds.map((kind) => ({
  path: `${recordPaths[kind]}/:id/behov`,
  answer: (asked) => needForm(kind, asked),
  take: (asked, form) => takeNeed(kind, asked, form),
}))

async function needForm(
  kind: RecordKind,
  { ctx, search, language, params, form, errors }: Asked,
): Promise<Answer> {
  const record = await readRecord(ctx, kind, params.id ?? '')
  requirePermission(ctx, 'correct-needs', record.organisation?.id ?? '')
  const { classify } = await search.tools()
  const told = await readRecordNeeds(ctx, classify, record)
  const recordHref = `/${language}${recordPaths[kind]}/${record.id}`
  const { formTitle, formLead } = registryNeedMessages[language]
  return {
    title: `${formTitle}: ${record.title}`,
    description: formLead,
    content: <NeedsForm {...{ language, record, recordHref, told, form, errors }} />,
  }
}

async function takeNeed(kind: RecordKind, { ctx, params }: Asked, form: URLSearchParams) {
  const record = params.id ?? ''
  if (!record.startsWith(kind.charAt(0))) throw notThisKind()
  const chosen = ['need1', 'need2', 'need3'].flatMap((field) => form.get(field) || [])
  const needs = form.has('rules') ? null : form.has('none') ? [] : chosen
  await correctNeeds(ctx, { record, needs, reason: form.get('reason') ?? '' })
  return { to: `${recordPaths[kind]}/${record}#behov` }
}

/** On a record's page: what it is for, with a way to correct it for those who may. */
export async function needsSection({ ctx, search, language }: Asked, record: RecordView) {
  const { classify } = await search.tools()
  const told = await readRecordNeeds(ctx, classify, record)
  const may = mayCorrectNeeds(ctx, record.organisation?.id ?? null)
  const correctHref = may ? `/${language}${recordPaths[record.kind]}/${record.id}/behov` : undefined
  return <NeedsSection {...{ language, told, correctHref }} />
}

const notThisKind = () =>
  new NotFound({
    sv: 'Det finns ingen sådan post i registret. Kontrollera adressen, eller sök efter titeln.',
    en: 'There is no such record in the registry. Check the address, or search for the title.',
  })
