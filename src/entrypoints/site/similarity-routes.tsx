import {
  ClusterPage,
  findCluster,
  needLabel,
  readClusters,
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
]

/** Twins shown on an initiative's own page. */
const SHOWN = 6
/** Values of one filter that an address may carry. */
const MOST = 50

async function twins({ ctx, remember, language, query }: Asked): Promise<Answer> {
  const clusters = await remember('twins', () => readClusters(ctx))
  const many = (name: string) => [...new Set(query.getAll(name))].filter(Boolean).slice(0, MOST)
  const filter: TwinFilter = { need: many('behov'), level: many('niva') }
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(query.get('sida'))) || 1))
  const props = { language, clusters, filter, page }
  const { twins: title, description } = twinMessages[language]
  return { title, description, content: <TwinsPage {...props} />, fragment: <TwinsNarrowed {...props} /> }
}

async function cluster({ ctx, remember, language, params }: Asked): Promise<Answer> {
  const found = findCluster(await remember('twins', () => readClusters(ctx)), params.id ?? '')
  const pairs = await readPairsAmong(
    ctx,
    found.members.map(({ id }) => id),
  )
  const title = `${twinMessages[language].twins}: ${needLabel(found.need, language)}`
  const description = twinMessages[language].description
  return { title, description, content: <ClusterPage {...{ language, cluster: found, pairs }} /> }
}

/** The part of an initiative's page that says who else does the same; null when nobody does. */
export async function twinsSection({ ctx, language }: Pick<Asked, 'ctx' | 'language'>, id: string) {
  const found = await readTwinsOf(ctx, id, SHOWN)
  return found.twins.length === 0 ? null : <TwinsSection {...{ language, id, ...found }} />
}
