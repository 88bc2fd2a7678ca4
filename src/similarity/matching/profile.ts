import { tokenise } from '#platform/text'
import type { Subject, ToldNeed } from './subject.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A subject prepared for comparison: its words by number, and its keys. */
export interface Profile {
  readonly id: string
  /** Distinct words of title and text, ascending. */
  readonly words: Int32Array
  readonly titleWords: Int32Array
  /** Needs, codes, products and repository as numbers, ascending; never words. */
  readonly keys: Int32Array
  readonly needs: readonly ToldNeed[]
  readonly cpv: readonly string[]
  readonly products: readonly string[]
  readonly repository: string | null
  readonly organisation: string | null
  /** First and last day the date can mean, in days since 1970. */
  readonly dated: readonly [from: number, to: number] | null
  /** Somebody's working time is bought, not the thing itself. */
  readonly hands: boolean
  readonly demonstration: boolean
}

/** Prepares a subject. Words of its own organisation's name are left out: they say who, not what. */
export function profileOf(subject: Subject, vocabulary: Vocabulary): Profile {
  const { id, title, text, language, organisation, organisationName, demonstration } = subject
  const own = ownWords(organisationName)
  const ofTitle = vocabulary.titleWords(title, language, own)
  const titleWords = distinct(ofTitle)
  const words = text === '' ? titleWords : distinct(ofTitle.concat(vocabulary.textWords(text, language, own)))
  const products = subject.products.map((name) => name.trim().toLowerCase()).filter(Boolean)
  const repository = subject.repository === null ? null : sameRepository(subject.repository)
  const keys = [
    ...subject.needs.map(({ need }) => `need:${need}`),
    ...subject.cpv.filter((code) => cpvSays(code) > 0).map((code) => `cpv:${code}`),
    ...products.map((name) => `product:${name}`),
    ...(repository === null ? [] : [`repository:${repository}`]),
  ]
  return {
    ...{ id, words, titleWords, products, repository, organisation, demonstration },
    keys: distinct(keys.map((key) => vocabulary.keyOf(key))),
    needs: subject.needs,
    cpv: [...new Set(subject.cpv)],
    hands: hands.test(title),
    dated: daysOf(subject.datedOn),
  }
}

/** Titles that say so: a consultant for something, or the upkeep of what one already has, is not that something. */
const hands =
  /konsult|handledning|rådgivning|projektledare|(?:utvecklare|tekniker|analytiker|arkitekt|kravställare|samordnare|koordinator)(?!\p{L})|consultan|advisory|^\P{L}*(?:support|förvaltning|underhåll)(?!\p{L})/iu

/** Each number once, ascending. */
function distinct(numbers: readonly number[]): Int32Array {
  const sorted = Int32Array.from(numbers).sort()
  return sorted.filter((number, at) => at === 0 || number !== sorted[at - 1])
}

const ownNames = new Map<string, ReadonlySet<string>>()
const NONE: ReadonlySet<string> = new Set()

function ownWords(name: string | null): ReadonlySet<string> {
  if (name === null) return NONE
  const known = ownNames.get(name)
  if (known) return known
  if (ownNames.size > 5_000) ownNames.clear()
  const words = tokenise(name).map(({ word }) => word)
  const own = new Set(words.flatMap((word) => [word, word.replace(/s$/, ''), `${word}s`]))
  ownNames.set(name, own)
  return own
}

/** One address for one repository, however it is written: no scheme, `www.`, `.git`, query or end slash; lower case. */
export function sameRepository(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/^(?:www\.|git@)/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
}

/** How much a CPV code says, 0 to 1: divisions and groups (trailing zeros) are bought by everybody for everything. */
export function cpvSays(code: string): number {
  const digits = code.replace(/0+$/, '').length
  return digits <= 3 ? 0 : digits === 4 ? 0.5 : 1
}

const DAY = 86_400_000

function daysOf(date: string | null): Profile['dated'] {
  if (date === null) return null
  const from = Date.parse(
    date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date.slice(0, 10),
  )
  if (Number.isNaN(from)) return null
  const spread = date.length === 4 ? 365 : date.length === 7 ? 30 : 0
  return [from / DAY, from / DAY + spread]
}
