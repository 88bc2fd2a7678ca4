import {
  CasePage,
  CasesNarrowed,
  CasesPage,
  ComparePage,
  foresightPaths,
  messages,
  readCase,
  readCaseFilter,
  readCases,
  readJudged,
  readView,
  TrackPage,
  trackRecord,
} from '#foresight'
import type { Answer, Asked, Route } from './site.tsx'

/** The pages of the case library: the library, one case, two side by side, and the track record. */
export const foresightRoutes: readonly Route[] = [
  { path: foresightPaths.cases, answer: cases },
  { path: foresightPaths.compare, answer: compare },
  { path: foresightPaths.track, answer: track },
  { path: `${foresightPaths.cases}/:id`, answer: oneCase },
]

async function cases({ language, query }: Asked): Promise<Answer> {
  const words = messages[language]
  const props = { language, files: readCases(), filter: readCaseFilter(query) }
  return {
    title: words.cases,
    description: words.casesDescription,
    content: <CasesPage {...props} />,
    fragment: <CasesNarrowed {...props} />,
  }
}

async function oneCase({ language, params, query }: Asked): Promise<Answer> {
  const file = readCase(params.id ?? '')
  const view = readView(query.get('vy'))
  return {
    title: file.title[language],
    description: file.outcome[language].slice(0, 200),
    content: <CasePage {...{ language, file, files: readCases(), view, day: query.get('dag') }} />,
  }
}

async function compare({ language, query }: Asked): Promise<Answer> {
  const files = readCases()
  const find = (name: string) => files.find((file) => file.id === query.get(name))
  const words = messages[language]
  return {
    title: words.compare,
    description: words.compareDescription,
    content: <ComparePage {...{ language, files, chosen: [find('ett'), find('annat')] }} />,
  }
}

async function track({ ctx, language }: Asked): Promise<Answer> {
  const files = readCases()
  const words = messages[language]
  const { open, inside } = records()
  return {
    title: words.track,
    description: words.trackDescription,
    content: <TrackPage {...{ language, files, open, inside }} judged={await readJudged(ctx)} />,
  }
}

/** Worked out once: the library is part of the program and does not change while it runs. */
function records() {
  const files = readCases()
  kept ??= { open: trackRecord(files, 'public'), inside: trackRecord(files, 'organisation') }
  return kept
}
let kept: { open: ReturnType<typeof trackRecord>; inside: ReturnType<typeof trackRecord> } | undefined
