import type { FastifyPluginAsync } from 'fastify'
import {
  type AdoptionView,
  adoptionPaths,
  followPolicy,
  messages,
  type PolicyStanding,
  readRule,
  readSpread,
  type Spread,
  spreadPicture,
  spreadPictureNames,
} from '#adoption'
import { ledgerSize } from '#ledger'
import type { Context } from '#platform/context'
import { formatDate, isLanguage, type Language } from '#platform/language'
import { NotFound } from '#platform/problems'
import { readRecord, recordPaths } from '#registry'
import { standaloneSvg } from '#ui'
import { csvLine } from '../cli/csv.ts'

/** The index of an entry that an address names; null when it names none. */
export function readIndex(query: URLSearchParams): number | null {
  const written = query.get('index')
  return written && /^\d{1,12}$/.test(written) ? Number(written) : null
}

const files = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } }, schema: { hide: true } }

/** What spread and policies give besides pages: figures as tables, and curves as drawings. */
export const adoptionDoors: FastifyPluginAsync<{ ctx: Context; publicUrl: string }> = async (
  server,
  { ctx, publicUrl },
) => {
  for (const language of ['sv', 'en'] as const) {
    for (const kind of ['solution', 'product'] as const) {
      for (const file of ['csv', 'svg'] as const) {
        server.get<{ Params: { id: string } }>(
          `/${language}${recordPaths[kind]}/:id/${adoptionPaths.spread}.${file}`,
          files,
          async ({ url, params }, reply) => {
            const record = await readRecord(ctx, kind, params.id)
            const rule = readRule(new URLSearchParams(url.split('?').slice(1).join('?')))
            const told = await readSpread(ctx, record, rule)
            const title = messages[language].spreadOf(record.title)
            const name = `spridning-${record.id}.${file}`
            return reply
              .headers(headersOf(file, name))
              .send(fileOf(file, { ...told, language, title, publicUrl, url }))
          },
        )
      }
    }
  }
  server.get<{ Params: { language: string; id: string; file: string } }>(
    `/:language${adoptionPaths.policies}/:id.:file`,
    files,
    async ({ url, params: { language, id, file } }, reply) => {
      if (!isLanguage(language) || (file !== 'csv' && file !== 'svg')) throw noSuchFile()
      const index = readIndex(new URLSearchParams(url.split('?')[1]))
      // a file always says which state it is made from, and that address gives the same bytes again
      if (index === null) return reply.redirect(`${url.split('?')[0]}?index=${await ledgerSize(ctx)}`)
      const standing = await followPolicy(ctx, id, index)
      const name = `policy-${id}-${standing.index}.${file}`
      const parts = { standing, language, publicUrl }
      return reply
        .headers(headersOf(file, name))
        .send(file === 'csv' ? policyTable(parts) : policyDrawing(parts))
    },
  )
}

const noSuchFile = () =>
  new NotFound({
    sv: 'Den filen finns inte. Policyn går att hämta som csv och svg.',
    en: 'There is no such file. The policy can be taken as csv and svg.',
  })

interface FileParts {
  readonly spread: Spread
  readonly adoptions: readonly AdoptionView[]
  readonly day: string
  readonly language: Language
  readonly title: string
  readonly publicUrl: string
  readonly url: string
}

const headersOf = (file: 'csv' | 'svg', name: string) => ({
  'content-type': file === 'csv' ? 'text/csv; charset=utf-8' : 'image/svg+xml; charset=utf-8',
  'cache-control': 'no-cache',
  'content-disposition': `${file === 'csv' ? 'attachment' : 'inline'}; filename="${name}"`,
})

function fileOf(file: 'csv' | 'svg', parts: FileParts): string {
  const { adoptions, publicUrl, url, day, language } = parts
  if (file === 'csv') return tableOf(adoptions)
  const asked = new URLSearchParams(url.split('?').slice(1).join('?')).get('bild')
  const name = spreadPictureNames.find((one) => one === asked)
  return drawingOf(parts, [`${publicUrl}${url.replace('.svg', '')}`, formatDate(day, language)], name)
}

/** The adoptions as a table file; the mark at the start tells Excel that the text is UTF-8. */
function tableOf(adoptions: readonly AdoptionView[]): string {
  const header = [
    'organisation',
    'name',
    'record',
    'title',
    'stage',
    'since',
    'until',
    'evidence',
    'through',
    'denied',
    'counts',
    'doubts',
    'weeks',
    'cost_sek',
    'benefit_sek_per_year',
    'reason',
  ]
  const kronor = (minor: number | null) => (minor === null ? null : minor / 100)
  const rows = adoptions.map((one) => [
    one.organisation.id,
    one.organisation.name,
    one.record.id,
    one.record.title,
    one.stage,
    one.since,
    one.until,
    one.evidence,
    one.through?.id ?? null,
    one.denied,
    one.counts,
    one.doubts.join(' '),
    one.weeks,
    kronor(one.costSekMinor),
    kronor(one.benefitSekMinorPerYear),
    one.reason,
  ])
  return csvOf([header, ...rows])
}

/** Lines as a table file; the mark at the start tells Excel that the text is UTF-8. */
const csvOf = (lines: readonly (readonly (string | number | boolean | null)[])[]) =>
  `\ufeff${lines.map((cells) => `${csvLine(cells)}\r\n`).join('')}`

interface PolicyParts {
  readonly standing: PolicyStanding
  readonly language: Language
  readonly publicUrl: string
}

const policyAddress = ({ standing: { policy, index }, language, publicUrl }: PolicyParts) =>
  `${publicUrl}/${language}${adoptionPaths.policies}/${policy.id}?index=${index}`

/** Everyone the policy is for, a line each, with the state that it is told from: made again from it, it is the same. */
function policyTable(parts: PolicyParts): string {
  const { spread, adoptions, notYet, index, day } = parts.standing
  const header = [
    'organisation',
    'name',
    'record',
    'stage',
    'since',
    'until',
    'evidence',
    'through',
    'denied',
  ]
  const state = ['counts', 'doubts', 'blockers', 'as_of_entry', 'as_of_day', 'address']
  const stopped = new Map(notYet.map(({ organisation, blockers }) => [organisation.id, blockers]))
  const rows = spread.eligible.flatMap(({ id, nameSv }) => {
    const own = adoptions.filter(({ organisation }) => organisation === id)
    const blockers = (stopped.get(id) ?? []).map(({ code }) => code).join(' ') || null
    const from = [blockers, index, day, policyAddress(parts)]
    if (own.length === 0) return [[id, nameSv, ...header.slice(2).map(() => null), null, null, ...from]]
    return own.map((one) => [
      ...[id, nameSv, one.record, one.stage, one.since, one.until, one.evidence, one.through, one.denied],
      ...[one.counts, one.doubts.join(' '), ...from],
    ])
  })
  return csvOf([[...header, ...state], ...rows])
}

function policyDrawing(parts: PolicyParts): string {
  const { standing, language } = parts
  const { spread, policy, day, index } = standing
  return drawingOf({ spread, language, title: policy.title, day }, [
    policyAddress(parts),
    messages[language].stateOf(String(index), day),
  ])
}

/** One of the pictures of a spread as a file. Throws `NotFound` where there is nothing to draw. */
function drawingOf(
  { spread, language, title, day }: Pick<FileParts, 'spread' | 'language' | 'title' | 'day'>,
  source: readonly string[],
  name: (typeof spreadPictureNames)[number] = 'kurva',
): string {
  const picture = spreadPicture(name, { spread, day, language })
  if (picture === null) throw noSuchFile()
  return standaloneSvg({ title, note: [...source, 'CC0'].join(' · '), ...picture })
}
