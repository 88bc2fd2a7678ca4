import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '#platform/context'
import { NotFound } from '#platform/problems'
import {
  completenessOf,
  figureOf,
  type Indicator,
  idsIn,
  indicators,
  isIn,
  type Member,
  monthEnds,
  nation,
  type Row,
  readFoundBy,
  readMembers,
  readRows,
  readSeries,
  type Scope,
  seriesOf,
} from '#portfolio'
import { OrganisationKind } from '#registry'
import { answers, listOf } from './answers.ts'
import type { ApiParts } from './api-parts.ts'
import { flag, several, word } from './query.ts'

const Bilingual = z.object({ sv: z.string(), en: z.string() })

/** One indicator of one group, with its definition. */
const IndicatorFigure = z
  .object({
    id: z.string(),
    number: z.int(),
    name: Bilingual,
    definition: Bilingual,
    formula: Bilingual,
    denominator: Bilingual,
    caveat: Bilingual,
    unit: z.enum(['share', 'points', 'change', 'ratio']).meta({
      description: 'share: 0-1; points: difference of shares; change: 0 is as planned; ratio: a quotient',
    }),
    value: z.number().nullable().meta({ description: 'null: it cannot be told; never a zero in its place' }),
    counted: z.number(),
    among: z.number().meta({ description: 'the denominator' }),
    unknown: z.number().meta({ description: 'of how many it cannot be told whether they count' }),
    organisationsTelling: z.int(),
    organisations: z.int().meta({ description: 'in the group, the silent ones too' }),
  })
  .meta({ id: 'Indicator' })

const IndicatorDetail = IndicatorFigure.extend({
  parts: z
    .record(z.string(), z.number())
    .meta({ description: 'told beside the value, by name; amounts in öre' }),
  months: z.array(
    z.object({ month: z.string(), value: z.number().nullable(), counted: z.number(), among: z.number() }),
  ),
}).meta({ id: 'IndicatorDetail' })

const Completeness = z
  .object({
    seen: z.number(),
    overlap: z.number().meta({ description: 'found by more than one kind of source' }),
    sources: z.array(z.string()),
    method: z.enum(['chapman', 'chao']).nullable().meta({ description: 'chao gives a lower bound' }),
    estimate: z.number().nullable(),
    low: z.number().nullable().meta({ description: 'of the 95 % interval' }),
    high: z.number().nullable(),
    dependent: z
      .boolean()
      .nullable()
      .meta({ description: 'true: the sources contradict each other about the size' }),
    reason: z.enum(['nothing-seen', 'one-list', 'small-overlap']).nullable().meta({
      description: 'why there is no estimate',
    }),
  })
  .meta({ id: 'Completeness' })

const GroupQuery = z.strictObject({
  kind: several(OrganisationKind, 'kind of organisation', 'municipality'),
  county: several(z.string().regex(/^\d{2}$/), 'county code, two digits', '12'),
  organisation: several(word, 'organisations of a group of your own', 'SE2120001124'),
  demonstration: flag('the invented county instead of the country'),
})

/** The national figures, or those of any group, and how complete they are. */
export const indicatorRoutes: FastifyPluginAsyncZod<ApiParts> = async (server, { ctx }) => {
  server.get(
    '/indicators',
    {
      schema: {
        operationId: 'listIndicators',
        tags: ['Indicators'],
        summary: 'List the twenty-two indicators of the nation or a group',
        description: 'Each with its definition, denominator and what it does not see.',
        querystring: GroupQuery,
        response: answers('The indicators.', listOf('IndicatorList', IndicatorFigure, z.null())),
      },
    },
    async ({ query }) => {
      const { members, ids, organisations } = await readGroup(ctx, query)
      const rows = await readRows(ctx, ids)
      const items = indicators.map((indicator) =>
        told(indicator, rows.get(indicator.id) ?? [], members, organisations),
      )
      return { items, total: items.length, next: null }
    },
  )
  server.get(
    '/indicators/:id',
    {
      schema: {
        operationId: 'readIndicator',
        tags: ['Indicators'],
        summary: 'Read one indicator, month by month',
        params: z.strictObject({ id: word.meta({ example: 'coverage' }) }),
        querystring: GroupQuery,
        response: answers('The indicator.', IndicatorDetail),
      },
    },
    async ({ params, query }) => {
      const indicator = indicators.find(({ id }) => id === params.id)
      if (!indicator) throw noSuchIndicator
      const { members, ids, organisations } = await readGroup(ctx, query)
      const [rows, series] = await Promise.all([
        readRows(ctx, ids, indicator.id),
        readSeries(ctx, indicator, ids),
      ])
      const own = rows.get(indicator.id) ?? []
      const months = monthEnds(ctx.now().getTime()).map(({ month }) => month)
      return {
        ...told(indicator, own, members, organisations),
        parts: figureOf(indicator, own, members, organisations).tally.parts,
        months: indicator.series ? seriesOf(indicator, series, members, months) : [],
      }
    },
  )
  server.get(
    '/completeness',
    {
      schema: {
        operationId: 'readCompleteness',
        tags: ['Indicators'],
        summary: 'Estimate how many initiatives there are that nobody has seen',
        description:
          'From the overlap of kinds of source (capture-recapture). Holds if the sources find initiatives independently of each other.',
        querystring: GroupQuery,
        response: answers('The estimate, or why there is none.', Completeness),
      },
    },
    async ({ query }) => {
      const { ids } = await readGroup(ctx, query)
      const { seen, answer } = completenessOf(await readFoundBy(ctx, ids))
      const base = { seen, overlap: answer.overlap, sources: [...answer.lists] }
      if ('reason' in answer) {
        const { reason } = answer
        return { ...base, reason, method: null, estimate: null, low: null, high: null, dependent: null }
      }
      const { method, estimate, low, high, dependent } = answer
      return { ...base, method, estimate, low, high, dependent, reason: null }
    },
  )
}

async function readGroup(ctx: Context, query: z.infer<typeof GroupQuery>) {
  const members = await readMembers(ctx)
  const scope: Scope = {
    ...nation,
    demonstration: query.demonstration ?? false,
    kinds: query.kind ?? [],
    counties: query.county ?? [],
    group: query.organisation ?? [],
  }
  const organisations = [...members.values()].filter((member) => isIn(scope, member)).length
  return { members, ids: idsIn(scope, members), organisations }
}

function told(
  indicator: Indicator,
  rows: readonly Row[],
  members: ReadonlyMap<string, Member>,
  organisations: number,
): z.infer<typeof IndicatorFigure> {
  const { id, number, name, definition, formula, denominator, caveat, unit } = indicator
  const { value, tally, telling } = figureOf(indicator, rows, members, organisations)
  const { counted, among, unknown } = tally
  return {
    ...{ id, number, name, definition, formula, denominator, caveat, unit },
    ...{ value, counted, among, unknown, organisationsTelling: telling, organisations },
  }
}

const noSuchIndicator = new NotFound({
  sv: 'Det finns inget sådant mått. Alla finns på /api/v1/indicators.',
  en: 'There is no such indicator. All are at /api/v1/indicators.',
})
