import { z } from 'zod'
import type { FieldTerm, IndexDocument } from '#platform/index'
import type { Analyser, TextLanguage } from '#platform/text'
import type { ExportedRecord, NeedClassifier, Taxonomy } from '#registry'
import type { NeedGuesser } from '../guess-needs.ts'
import type { NeedNames } from '../need-names.ts'
import { type FacetName, moneyBand } from './facets.ts'
import { needTerm } from './schema.ts'
import { titleOrder } from './title-order.ts'

/** What an organisation can be found by. */
export interface KnownOrganisation {
  readonly id: string
  readonly names: readonly string[]
  readonly kinds: readonly string[]
  readonly countyCode: string | null
}

/** A record with what stands about it in other tables. */
export interface FoundIn {
  readonly record: ExportedRecord
  /** What it is for, the most fitting first. */
  readonly needs: readonly string[]
  readonly sources: readonly string[]
  /** Concerns of those who work with it, as many as everybody may know of. */
  readonly concerns: number
  readonly organisation: KnownOrganisation | undefined
}

/** What turns words into terms and texts into needs. Made once: preparing it takes about a second. */
export interface Tools {
  readonly analyser: Analyser
  readonly classify: NeedClassifier
  readonly guessNeeds: NeedGuesser
  readonly namesOf: NeedNames
  readonly taxonomy: Taxonomy
}

const line = z.string().optional().catch(undefined)
// what is missing is told apart from what is wrong: the latter costs ten times as much to catch
const lines = z.array(z.string()).default([]).catch([])

/** The claims that are searched; anything of another shape is passed over. */
const Searched = z.object({
  need: line,
  summary: line,
  description: line,
  aim: line,
  expectedEffect: line,
  lesson: line,
  area: line,
  family: line,
  supplier: line,
  maintainer: line,
  repository: line,
  diaryNumber: line,
  softwareType: line,
  products: lines,
  categories: lines,
  cpv: lines,
  suppliers: z
    .array(z.object({ name: z.string() }))
    .default([])
    .catch([]),
  translations: z.record(z.string(), z.string()).default({}).catch({}),
})
type Claims = z.output<typeof Searched>

/** Longer texts are read this far. */
const READ = 20_000
/** How much a guessed need counts beside one that was told. */
const GUESSED = 0.15
/** How much each word of an invented record counts, so that a real one that fits as well comes before it. */
const INVENTED = 0.4
/** Words between two texts of one field, so that no phrase reaches from one into the other. */
const GAP = 10

interface Written {
  readonly text: string | undefined
  readonly language: TextLanguage
}

/** Makes the document that a record is found by. Pure: the same record gives the same document. */
export function toDocument(found: FoundIn, tools: Tools): IndexDocument {
  const { record } = found
  const claims = Searched.parse(record.claims)
  const fields = fieldsOf(found, claims, tools)
  return {
    id: record.id,
    fields: record.demonstration ? weakened(fields) : fields,
    facets: facetsOf(found, claims, tools.taxonomy),
    numbers: {
      date: record.datedOn === null ? undefined : Number(record.datedOn.replaceAll('-', '').padEnd(8, '0')),
      amount: record.amountSekMinor === null ? undefined : record.amountSekMinor / 100,
      changed: Date.parse(record.changedAt),
      title: titleOrder(record.title),
    },
    exact: [record.title, claims.diaryNumber ?? ''].map(exactName).filter((name) => name !== ''),
  }
}

function fieldsOf({ record, needs, organisation }: FoundIn, claims: Claims, tools: Tools) {
  const { analyser } = tools
  const language = languageOf(record.language)
  const names = [...claims.products, ...claims.suppliers.map(({ name }) => name)]
  const written = (...texts: readonly (string | undefined)[]) => texts.map((text) => ({ text, language }))
  const asNames = (...texts: readonly (string | undefined)[]) =>
    texts.map((text): Written => ({ text, language: 'unknown' }))
  return {
    title: termsOf(analyser, [{ text: record.title, language: language === 'en' ? 'en' : 'unknown' }]),
    text: termsOf(analyser, [
      ...written(claims.need, claims.summary, claims.aim, claims.expectedEffect, claims.lesson),
      ...written(claims.description, claims.area, claims.softwareType, claims.categories.join(', ')),
      ...Object.entries(claims.translations).flatMap(([code, text]): Written[] =>
        code === 'sv' || code === 'en' ? [{ text, language: code }] : [],
      ),
    ]),
    names: termsOf(analyser, asNames(...names, claims.family, claims.supplier, claims.maintainer)),
    organisation: termsOf(
      analyser,
      asNames(...(organisation?.names ?? []), record.organisationWords ?? undefined),
    ),
    needs: needTermsOf(record.title, needs, tools),
  }
}

function weakened(fields: IndexDocument['fields']): IndexDocument['fields'] {
  const weaken = (term: FieldTerm) => ({ ...term, weight: INVENTED * (term.weight ?? 1) })
  return Object.fromEntries(Object.entries(fields).map(([name, terms]) => [name, terms.map(weaken)]))
}

/** A name as names are compared: letters alone count, not their size or the spaces around them. */
export function exactName(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}

function languageOf(code: string): TextLanguage {
  return code === 'sv' || code === 'en' ? code : 'unknown'
}

/** The first need counts most. Where none was told for sure, what the title comes nearest to may lead here, but is no fact. */
function needTermsOf(title: string, needs: readonly string[], { guessNeeds }: Tools): FieldTerm[] {
  const guessed = needs.length > 0 ? [] : guessNeeds(title)
  return [
    ...needs.map((id, position) => ({ term: needTerm(id), position, weight: position === 0 ? 1 : 0.6 })),
    ...guessed.map(({ need }, position) => ({ term: needTerm(need), position, weight: GUESSED })),
  ]
}

function termsOf(analyser: Analyser, texts: readonly Written[]): FieldTerm[] {
  const terms: FieldTerm[] = []
  let from = 0
  for (const { text, language } of texts) {
    if (!text) continue
    const read = analyser.analyse(text.slice(0, READ), language)
    const last = read.at(-1)?.position ?? 0
    for (const term of read) {
      term.position += from
      terms.push(term)
    }
    from += last + GAP
  }
  return terms
}

function facetsOf(
  { record, needs, sources, concerns, organisation }: FoundIn,
  claims: Claims,
  taxonomy: Taxonomy,
): Record<FacetName, readonly string[]> {
  return {
    kind: [record.kind],
    need: needs,
    area: [...new Set(needs.map((id) => areaOf(id, taxonomy)))],
    phase: record.phase === null ? [] : [record.phase],
    organisationKind: organisation?.kinds ?? [],
    county: organisation?.countyCode ? [organisation.countyCode] : [],
    organisation: organisation ? [organisation.id] : [],
    product: record.kind === 'product' ? [record.title] : claims.products,
    supplier: [
      ...claims.suppliers.map(({ name }) => name),
      ...(claims.supplier === undefined ? [] : [claims.supplier]),
    ],
    year: record.datedOn === null ? [] : [record.datedOn.slice(0, 4)],
    money: record.amountSekMinor === null ? [] : [moneyBand(record.amountSekMinor / 100)],
    confirmed: [String(record.confirmed)],
    code: [String(claims.repository !== undefined)],
    lesson: [String(claims.lesson !== undefined)],
    concern: concerns > 0 ? ['true'] : [],
    source: sources,
  }
}

/** The area of the functional map that a need lies in. */
export function areaOf(need: string, taxonomy: Taxonomy): string {
  let at = need
  for (
    let up = taxonomy.byId.get(at)?.parent;
    up !== undefined && up !== at;
    up = taxonomy.byId.get(at)?.parent
  )
    at = up
  return at
}
