/** A text as written, as read, and whether its meaning was turned on the way. */
export interface PolarityPair {
  readonly written: string
  readonly read: string
  readonly flipped: boolean
  /** Where or how the trouble was laid: for the figures. */
  readonly place: Place
}

/** Where systems are known to lose words, and ways in which a text may change without changing its meaning. */
export const places = [
  'first-word',
  'line-end',
  'bold',
  'at-80',
  'at-255',
  'at-4000',
  'letters',
  'pasted',
  'template',
  'swapped',
  'moved',
] as const
export type Place = (typeof places)[number]

interface Statement {
  /** With `{}` where the cue stands; cue and finding are neighbours. */
  readonly cue: string
  readonly finding: string
  readonly cueFirst: boolean
}

const swedish = {
  before: 'ingen, inga, inget, ej, utan, inte, misstänkt, tidigare, möjlig, sannolik, förnekar, varken'.split(
    ', ',
  ),
  after: 'utesluts, uteslutits, saknas, kan uteslutas, avfärdas'.split(', '),
  findings:
    'blödning, fraktur, infarkt, pneumoni, överkänslighet, lungemboli, hjärtsvikt, sepsis, graviditet, bröstsmärta, feber, synnedsättning, stroke, trombos, ödem, förträngning, självmordstankar, smitta, utslag, förlamning, orosanmälan, försörjningsplikt, bistånd, vårdnadstvist, våld, missbruk, frånvaro, skuld'.split(
      ', ',
    ),
  fillers: [
    'Undersökningen utförd liggande med kontrast i blodkärl.',
    'Allmäntillståndet gott, blodtryck 128/76, puls 72.',
    'Ärendet handlagt av enheten samma dag.',
    'Återbesök om två veckor på mottagningen i Ängelby.',
    'Sammanhållen bedömning gjord med läkare och sjuksköterska.',
    'Underlaget inkom skriftligen och är diariefört.',
  ],
  signature: 'Signerat av enhetens läkare 2026-10-03.',
  heading: 'Utlåtande',
}

const english = {
  before: 'no, without, suspected, previous, possible, denies, probable'.split(', '),
  after: 'ruled out, excluded, absent'.split(', '),
  findings:
    'bleeding, fracture, infarction, pneumonia, hypersensitivity, embolism, sepsis, pregnancy, fever, stroke, thrombosis, oedema, paralysis, violence, absence, debt'.split(
      ', ',
    ),
  fillers: [
    'Examined lying down with contrast in the vessels.',
    'General condition good, blood pressure 128/76, pulse 72.',
    'The case was handled by the unit on the same day.',
    'Return visit in two weeks at the clinic.',
  ],
  signature: 'Signed by the physician of the unit 2026-10-03.',
  heading: 'Report',
}

/** Draws numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function drawing(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Draw = () => number
const pick = <Item>(draw: Draw, items: readonly Item[]): Item => {
  const item = items[Math.floor(draw() * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** Invented notes with the trouble laid where systems are known to lose words; the same for the same seed. */
export function flippedPairs(count: number, seed = 1): PolarityPair[] {
  const draw = drawing(seed)
  return Array.from({ length: count }, (_, at) => flippedPair(draw, places[at % places.length] ?? 'bold', at))
}

/** Invented notes that look different where they are read, and mean the same; the same for the same seed. */
export function unflippedPairs(count: number, seed = 2): PolarityPair[] {
  const draw = drawing(seed)
  return Array.from({ length: count }, (_, at) =>
    unflippedPair(draw, places[at % places.length] ?? 'bold', at),
  )
}

const wordsFor = (at: number) => (at % 4 === 3 ? english : swedish)

function statement(draw: Draw, words: typeof swedish, cueFirst = draw() < 0.6): Statement {
  const cue = pick(draw, cueFirst ? words.before : words.after)
  return { cue, finding: pick(draw, words.findings), cueFirst }
}

const say = ({ cue, finding, cueFirst }: Statement) => (cueFirst ? `${cue} ${finding}` : `${finding} ${cue}`)
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Filler of exactly `length` characters that ends with a space, so that a statement can begin there. */
function fill(draw: Draw, words: typeof swedish, length: number): string {
  let text = ''
  while (text.length < length) text += `${pick(draw, words.fillers)} `
  return `${text
    .slice(0, Math.max(0, length - 2))
    .trimEnd()
    .padEnd(Math.max(0, length - 2), '.')}. `.slice(-length)
}

function flippedPair(draw: Draw, place: Place, at: number): PolarityPair {
  const words = wordsFor(at)
  const [one, other] = [statement(draw, words), statement(draw, words)]
  const filler = pick(draw, words.fillers)
  const pair = (written: string, read: string): PolarityPair => ({ written, read, flipped: true, place })
  const early: Statement = { ...one, cue: pick(draw, words.before), cueFirst: true }
  const late: Statement = { ...one, cue: pick(draw, words.after), cueFirst: false }
  switch (place) {
    case 'first-word':
      return pair(`${capital(say(early))}. ${filler}`, `${capital(early.finding)}. ${filler}`)
    case 'line-end':
      return at % 2 === 0
        ? pair(`${filler} ${capital(early.cue)}\n${early.finding}.`, `${filler}\n${capital(early.finding)}.`)
        : pair(
            `${filler}\n${capital(late.finding)} ${late.cue}\n${filler}`,
            `${filler}\n${capital(late.finding)}\n${filler}`,
          )
    case 'bold':
      return at % 2 === 0
        ? pair(`${filler} <b>${capital(early.cue)}</b> ${early.finding}.`, `${filler} ${early.finding}.`)
        : pair(`${filler} **${capital(early.cue)}** ${early.finding}.`, `${filler} ${early.finding}.`)
    case 'at-80':
    case 'at-255':
    case 'at-4000': {
      const limit = place === 'at-80' ? 80 : place === 'at-255' ? 255 : 4_000
      const start = fill(draw, words, limit - late.finding.length)
      return pair(`${start}${say(late)}.`, `${start}${say(late)}.`.slice(0, limit))
    }
    case 'letters': {
      const odd: Statement = {
        ...one,
        cue: 'misstänkt',
        finding: pick(draw, swedish.findings),
        cueFirst: true,
      }
      const mangled = pick(draw, ['misstÃ¤nkt', 'misst nkt', 'misst�nkt', 'misst?nkt'])
      return pair(`${filler} ${capital(say(odd))}.`, `${filler} ${capital(mangled)} ${odd.finding}.`)
    }
    case 'pasted':
      return pair(
        `${filler} ${capital(say(early).replace(' ', '\u00a0'))}.`,
        `${filler.replaceAll(' ', '\u00a0')} ${early.finding}.`,
      )
    case 'template':
      return pair(
        `${filler} ${capital(say(early))}.`,
        `${words.heading}\n${capital(early.finding)}.\n${filler}\n${words.signature}`,
      )
    case 'swapped': {
      const [from, to] = pick(draw, turns[at % 4 === 3 ? 'en' : 'sv'])
      return pair(`${filler} ${capital(from)} ${one.finding}.`, `${filler} ${capital(to)} ${one.finding}.`)
    }
    case 'moved': {
      const second =
        other.finding === early.finding ? otherThan(words.findings, early.finding) : other.finding
      return pair(
        `${filler} ${capital(early.cue)} ${early.finding}, ${second}.`,
        `${filler} ${capital(early.finding)}, ${early.cue} ${second}.`,
      )
    }
  }
}

const turns: Record<'sv' | 'en', readonly (readonly [string, string])[]> = {
  sv: [
    ['ingen', 'misstänkt'],
    ['misstänkt', 'ingen'],
    ['tidigare', 'ingen'],
    ['misstänkt', 'tidigare'],
    ['konstaterad', 'ingen'],
    ['sannolik', 'utan'],
  ],
  en: [
    ['no', 'suspected'],
    ['suspected', 'no'],
    ['previous', 'no'],
    ['confirmed', 'no'],
  ],
}

const otherThan = (items: readonly string[], taken: string) => items.find((item) => item !== taken) ?? ''

function unflippedPair(draw: Draw, place: Place, at: number): PolarityPair {
  const words = wordsFor(at)
  const one = statement(draw, words)
  const filler = pick(draw, words.fillers)
  const written = `${filler} ${capital(say(one))}. ${pick(draw, words.fillers)}`
  const pair = (text: string, read: string): PolarityPair => ({ written: text, read, flipped: false, place })
  switch (place) {
    case 'first-word':
      return pair(`${capital(say(one))}. ${filler}`, `${say(one).toUpperCase()}. ${filler}`)
    case 'line-end':
      return pair(written, wrap(written, 20 + Math.floor(draw() * 60)))
    case 'bold':
      return at % 2 === 0
        ? pair(written.replace(one.cue, `<strong>${one.cue}</strong>`), written)
        : pair(written, written.replace(one.finding, `**${one.finding}**`))
    case 'at-80':
    case 'at-255':
    case 'at-4000': {
      const limit = place === 'at-80' ? 80 : place === 'at-255' ? 255 : 4_000
      const text = `${fill(draw, words, limit - 10)}${capital(say(one))}. ${filler}`
      return pair(text, wrap(text, limit))
    }
    case 'letters':
      return pair(written, at % 2 === 0 ? written.normalize('NFD') : entity(written))
    case 'pasted':
      return pair(written, written.replaceAll(' ', at % 2 === 0 ? '\u00a0' : '  ').replaceAll('. ', '.\r\n'))
    case 'template': {
      const more = at % 4 === 3 ? 'No contact with relatives.' : 'Ingen kontakt tagen med närstående.'
      return pair(written, `${words.heading}:\n${written}\n${more}\n${words.signature}`)
    }
    case 'swapped': {
      const [from, to] = pick(draw, sames[at % 4 === 3 ? 'en' : 'sv'])
      return pair(`${filler} ${capital(from)} ${one.finding}.`, `${filler} ${capital(to)} ${one.finding}.`)
    }
    case 'moved':
      return pair(`${filler} ${capital(say(one))}.`, `${capital(say(one))}. ${filler}`)
  }
}

/** Words that say the same, and changes that are not about polarity. */
const sames: Record<'sv' | 'en', readonly (readonly [string, string])[]> = {
  sv: [
    ['ej', 'inte'],
    ['ingen', 'inga'],
    ['misstänkt', 'möjlig'],
    ['akut', 'hastig'],
    ['sannolik', 'trolig'],
  ],
  en: [
    ['no', 'without'],
    ['suspected', 'possible'],
    ['acute', 'sudden'],
  ],
}

/** Breaks lines at spaces so that none is longer than `width` where a word allows it. */
function wrap(text: string, width: number): string {
  return text.replaceAll(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trimEnd()
}

const entity = (text: string) =>
  text
    .replaceAll('å', '&aring;')
    .replaceAll('ä', '&auml;')
    .replaceAll('ö', '&#246;')
    .replaceAll('Å', '&Aring;')
