import { compoundWords, swedishLexicon } from '#platform/text'

/** A made-up record in Swedish-like text. No word of it is about any real organisation. */
export interface MadeRecord {
  id: string
  title: string
  body: string
  facets: Record<string, string[]>
  year: number
  /** The record that this one rewrites, itself when it is original. */
  root: number
  rewritten: 'no' | 'light' | 'medium' | 'heavy'
}

/** A compound the generator made, and the two words it made it of. */
export interface MadeCompound {
  word: string
  parts: readonly [string, string]
}

const share = { light: 0.04, medium: 0.15, heavy: 0.32 }
const smallWords =
  'och i att det som en på är av för den till med ett om har de kan vi ska inte från genom samt eller vid så där också mellan under detta deras alla när man sin vara hur mot blir över nya flera olika inom'.split(
    ' ',
  )
const syllables =
  'ba be bo da de di fa fi ga go ha hi ja ka ki la li lo ma mi mo na ni no pa pe ra ri ro sa se si ta te ti to va vi vo'.split(
    ' ',
  )

/** Random numbers from 0 to 1 that are the same every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Draws indexes under `size` where the k-th has weight 1 / (k + 2.7) ^ slope (Zipf–Mandelbrot). */
function zipf(size: number, slope: number, random: () => number): () => number {
  const sums = new Float64Array(size)
  let sum = 0
  for (let at = 0; at < size; at++) {
    sum += 1 / (at + 2.7) ** slope
    sums[at] = sum
  }
  return () => {
    const wanted = random() * sum
    let [low, high] = [0, size - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}

/**
 * Makes records without end, the same for the same seed: titles of 4 to 8 words and texts of 30 to 100 (about 70 words a
 * record in all), drawn from small words, 1,500 topics of compounds and simple words, and a long tail of rare names. One in
 * twenty rewrites an earlier record, changing 4, 15 or 32 % of its words.
 */
export function* makeRecords(seed: number, compounds: MadeCompound[]): Generator<MadeRecord> {
  const random = seeded(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[], fallback: T): T =>
    list[below(list.length)] ?? fallback
  const bases = compoundWords.filter((word) => word.length > 2)
  const lexicon = swedishLexicon()
  const forms = new Map(bases.map((base) => [base, inflections(base, lexicon.baseOf)]))
  const inflected = (base: string) => pick(forms.get(base) ?? [base], base)
  const linked = (base: string) =>
    [`${base}s`, base, base.slice(0, -1)].find((form) => form.length > 2 && lexicon.beginForms.has(form)) ??
    base

  const drawTopic = zipf(1500, 0.7, random)
  const drawWord = zipf(60, 0.8, random)
  const drawSmall = zipf(smallWords.length, 0.9, random)
  const drawSimple = zipf(bases.length, 0.8, random)
  const drawName = zipf(150_000, 1, random)
  const newCompound = () => {
    const [first, last] = [pick(bases, 'kommun'), pick(bases, 'system')]
    const word = linked(first) + last
    compounds.push({ word, parts: [first, last] })
    return { first: linked(first), last }
  }
  const topics = Array.from({ length: 1500 }, () => ({
    compounds: Array.from({ length: 26 }, newCompound),
    simple: Array.from({ length: 34 }, () => pick(bases, 'system')),
  }))
  const name = () => {
    let rest = drawName() + 40
    let word = ''
    for (; rest > 0; rest = Math.floor(rest / syllables.length)) word += syllables[rest % syllables.length]
    return word
  }
  const topicWord = (topic: number) => {
    const at = drawWord()
    const { compounds: made, simple } = topics[topic] ?? { compounds: [], simple: [] }
    const compound = made[at]
    return compound ? compound.first + inflected(compound.last) : inflected(simple[at - 26] ?? 'system')
  }
  const bodyWord = (topic: number, other: number) => {
    const draw = random()
    if (draw < 0.4) return smallWords[drawSmall()] ?? 'och'
    if (draw < 0.68) return topicWord(topic)
    if (draw < 0.76) return topicWord(other)
    if (draw < 0.94) return inflected(bases[drawSimple()] ?? 'system')
    if (draw < 0.993) return name()
    const { first, last } = newCompound()
    return linked(pick(bases, 'skola')) + first + inflected(last)
  }
  const facetsOf = (topic: number) => ({
    organisation: [`org ${Math.min(below(700), below(700))}`],
    county: [`län ${below(22)}`],
    phase: [`fas ${below(6)}`],
    theme: [`tema ${topic % 25}`, ...(random() < 0.3 ? [`tema ${below(25)}`] : [])],
    source: [`källa ${Math.min(below(12), below(12))}`],
    period: [`${2012 + below(15)}`],
  })
  const original = (at: number): MadeRecord => {
    const [topic, other] = [drawTopic(), drawTopic()]
    const title = Array.from({ length: 4 + below(5) }, (_, word) =>
      word % 2 === 1 ? (smallWords[drawSmall()] ?? 'i') : topicWord(topic),
    ).join(' ')
    const body = Array.from({ length: 30 + below(71) }, () => bodyWord(topic, other)).join(' ')
    return {
      id: `r${at}`,
      title,
      body,
      facets: facetsOf(topic),
      year: 2012 + below(15),
      root: at,
      rewritten: 'no',
    }
  }
  const rewrite = (from: MadeRecord, at: number): MadeRecord => {
    const rewritten = pick(['light', 'medium', 'heavy'] as const, 'light')
    const topic = drawTopic()
    const changed = (text: string) =>
      text
        .split(' ')
        .flatMap((word) => {
          if (random() >= share[rewritten]) return [word]
          const kind = random()
          return kind < 0.5 ? [bodyWord(topic, topic)] : kind < 0.75 ? [] : [word, bodyWord(topic, topic)]
        })
        .join(' ')
    return {
      ...from,
      id: `r${at}`,
      title: changed(from.title),
      body: changed(from.body),
      facets: facetsOf(topic),
      rewritten,
    }
  }
  const recent: MadeRecord[] = []
  for (let at = 0; ; at++) {
    const source = at > 1000 && random() < 0.05 ? recent[below(recent.length)] : undefined
    const record = source ? rewrite(source, at) : original(at)
    if (recent.length < 20_000) recent.push(record)
    else recent[at % 20_000] = record
    yield record
  }
}

function inflections(base: string, baseOf: (word: string) => string | undefined): string[] {
  const endings = ['', 'en', 'et', 'n', 't', 'er', 'ar', 'erna', 'arna', 'ens', 'ets']
  return endings.map((ending) => base + ending).filter((form) => baseOf(form) === base)
}
