import {
  ClusterPage,
  chooseTwins,
  decideTwins,
  describeClusters,
  findCluster,
  mayDecideTwins,
  needLabel,
  noSuchCluster,
  PairPage,
  pairPath,
  readOutlines,
  readPair,
  readPairsAmong,
  readTwinsOf,
  type TwinFilter,
  TwinsNarrowed,
  TwinsPage,
  TwinsSection,
  messages as twinMessages,
} from '#similarity'
import type { Answer, Asked, Route } from './site.tsx'

/** Pages about twins. */
export const similarityRoutes: readonly Route[] = [
  { path: '/tvillingar', answer: twins },
  { path: '/tvillingar/:id', answer: cluster },
  { path: pairPath({ one: ':one', other: ':other' }), answer: pair, take: takeDecision },
]

/** Twins shown on an initiative's own page. */
const SHOWN = 6
/** Values of one filter that an address may carry. */
const MOST = 50

async function twins({ ctx, remember, language, query }: Asked): Promise<Answer> {
  const outlines = await remember('twins', () => readOutlines(ctx))
  const many = (name: string) => [...new Set(query.getAll(name))].filter(Boolean).slice(0, MOST)
  const filter: TwinFilter = { need: many('behov'), level: many('niva') }
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(query.get('sida'))) || 1))
  const shown = await describeClusters(ctx, chooseTwins(outlines, filter, page).chosen)
  const props = { language, outlines, shown, filter, page }
  const { twins: title, description } = twinMessages[language]
  return { title, description, content: <TwinsPage {...props} />, fragment: <TwinsNarrowed {...props} /> }
}

async function cluster({ ctx, remember, language, params, publicUrl }: Asked): Promise<Answer> {
  const outline = findCluster(await remember('twins', () => readOutlines(ctx)), params.id ?? '')
  const [[found], pairs] = await Promise.all([
    describeClusters(ctx, [outline]),
    readPairsAmong(ctx, outline.members),
  ])
  const title = `${twinMessages[language].twins}: ${needLabel(outline.need, language)}`
  const description = twinMessages[language].description
  if (!found) throw noSuchCluster()
  return { title, description, content: <ClusterPage {...{ language, cluster: found, pairs, publicUrl }} /> }
}

async function pair({ ctx, language, params, form, errors }: Asked): Promise<Answer> {
  const found = await readPair(ctx, [params.one ?? '', params.other ?? ''])
  const ends = [found.one, found.other].map(({ organisation }) => ({
    organisation: organisation?.id ?? null,
  }))
  const mayDecide = mayDecideTwins(ctx, ends)
  const { pairTitle, pairLead } = twinMessages[language]
  return {
    title: `${pairTitle}: ${found.one.title} · ${found.other.title}`.slice(0, 200),
    description: pairLead,
    content: <PairPage {...{ language, pair: found, mayDecide, form, errors }} />,
  }
}

async function takeDecision({ ctx, params }: Asked, form: URLSearchParams) {
  const ends = { one: params.one ?? '', other: params.other ?? '' }
  const said = { verdict: form.get('verdict') ?? '', reason: form.get('reason') ?? '' }
  await decideTwins(ctx, { ...ends, ...said })
  return { to: `${pairPath(ends)}#beslut` }
}

/** The part of an initiative's page that says who else does the same; null when nobody does. */
export async function twinsSection({ ctx, language }: Pick<Asked, 'ctx' | 'language'>, id: string) {
  const found = await readTwinsOf(ctx, id, SHOWN)
  return found.twins.length === 0 ? null : <TwinsSection {...{ language, id, ...found }} />
}
