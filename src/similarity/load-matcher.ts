import { setImmediate as breathe } from 'node:timers/promises'
import type { Context } from '#platform/context'
import { createAnalyser } from '#platform/text'
import { createNeedClassifier, type NeedClassifier, readTaxonomy, tellNeeds } from '#registry'
import { createMatcher, type Matcher, type NeedGenerality } from './matching/index.ts'
import { readAllSubjects, type TellNeeds } from './read-subjects.ts'

/** Everything that is needed to find twins: all initiatives in memory, and what tells a new one's needs. */
export interface Tools {
  readonly matcher: Matcher
  readonly tell: TellNeeds
}

/** Loads every initiative. `onProgress` hears how many; between batches other work gets its turn. */
export async function loadMatcher(
  ctx: Pick<Context, 'sql'>,
  onProgress: (loaded: number) => void = () => undefined,
): Promise<Tools> {
  const analyser = createAnalyser()
  const taxonomy = readTaxonomy()
  let classifier: NeedClassifier | undefined
  const classify = () => {
    classifier ??= createNeedClassifier(taxonomy, analyser)
    return classifier
  }
  const generality: NeedGenerality = (need) => taxonomy.byId.get(need)?.general ?? 'particular'
  const matcher = createMatcher(analyser, generality)
  const tell: TellNeeds = (records) => tellNeeds(ctx, classify, records)
  for await (const subjects of readAllSubjects(ctx, tell)) {
    for (const subject of subjects) matcher.put(subject)
    onProgress(matcher.size())
    await breathe()
  }
  return { matcher, tell }
}
