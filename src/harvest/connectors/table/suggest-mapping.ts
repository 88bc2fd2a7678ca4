import type { Spreadsheet } from '#platform/sandbox'
import { cellText } from './read-cell.ts'
import type { ColumnRule } from './schema.ts'

/** How far down a header row may stand. */
const HEADER_WITHIN = 30

/** Headers that mean a field, Swedish and English, whole header in lower case without what stands in parentheses. */
const synonyms: readonly (readonly [RegExp, ColumnRule])[] = [
  [
    /^(?:titel|namn|projekt(?:namn)?|initiativ|insats|aktivitet|benämning|title|name|project(?: name)?|initiative)$/,
    { field: 'title' },
  ],
  [/^(?:behov|problem|need)$/, { field: 'need' }],
  [/^(?:beskrivning|sammanfattning|kort beskrivning|description|summary)$/, { field: 'summary' }],
  [/^(?:syfte|mål|aim|goals?|purpose)$/, { field: 'aim' }],
  [
    /^(?:förväntad (?:effekt|nytta)|effektmål|effekt|nytta|(?:expected )?(?:effects?|benefits?))$/,
    { field: 'expectedEffect' },
  ],
  [/^(?:lärdom(?:ar)?|erfarenhet(?:er)?|lessons?(?: learned)?)$/, { field: 'lesson' }],
  [/^(?:fas|status|läge|skede|phase|stage)$/, { field: 'phase' }],
  [/^(?:start(?:datum)?|startar|från|påbörjad|planerad start|start date|starts?)$/, { field: 'startsOn' }],
  [/^(?:slut(?:datum)?|slutar|till|klart|planerat slut|end date|ends?|finish)$/, { field: 'endsOn' }],
  [/^(?:beslutad|beslutsdatum|publicerad|decided|published)$/, { field: 'publishedOn' }],
  [
    /^(?:budget|total ?budget|beslutad budget|kostnad|total(?: ?kostnad)?|cost|total cost)$/,
    { field: 'money', scope: 'budget' },
  ],
  [/^(?:utfall|faktisk kostnad|outcome|actual cost)$/, { field: 'money', scope: 'outcome' }],
  [/^(?:prognos|uppskattad kostnad|estimate|forecast)$/, { field: 'money', scope: 'estimate' }],
  [/^(?:avtalsvärde|kontraktsvärde|contract value)$/, { field: 'money', scope: 'contract' }],
  [/^(?:område|verksamhetsområde|area|domain)$/, { field: 'area' }],
  [/^(?:cpv(?:-kod(?:er)?)?|cpv code)$/, { field: 'cpv' }],
  [/^(?:leverantör(?:er)?|suppliers?|vendor)$/, { field: 'suppliers' }],
  [/^(?:produkt(?:er)?|system|products?)$/, { field: 'products' }],
  [/^(?:diarienummer|diarienr|dnr|ärendenummer|reference number)$/, { field: 'diaryNumber' }],
  [/^(?:kodförråd|repo(?:sitory)?|källkod|source code)$/, { field: 'repository' }],
  [/^(?:länk(?:ar)?|dokument|webbadress|links?|documents?)$/, { field: 'documents' }],
]
const keyWords =
  /^(?:id|nr|nummer|projekt(?:nummer|nr|-?id)|diarienummer|diarienr|dnr|number|project (?:number|id))$/
const ownerWords =
  /^(?:organisation(?:snamn)?|kommun|region|myndighet|huvudman|organi[sz]ation|municipality|agency)$/
const numberWords = /^(?:org(?:anisations?)?\.?(?:nr|nummer| nr| nummer)|organi[sz]ation number)$/

/** A mapping to start from, guessed from the header row that looks most like one. Null when no header means anything. */
export function suggestMapping(table: Pick<Spreadsheet, 'format' | 'sheets'>): object | null {
  const candidates = table.sheets.flatMap((sheet) =>
    sheet.rows.slice(0, HEADER_WITHIN).map((row, index) => {
      const headers = row.map(cellText).filter((header) => header !== '' && header.length <= 100)
      return { sheet: sheet.name, row: index + 1, headers, columns: guessColumns(headers) }
    }),
  )
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (found, one) => (score(one.columns) > score(found?.columns ?? {}) ? one : found),
    null,
  )
  if (best === null) return null
  const title =
    Object.entries(best.columns).find(([, rule]) => rule.field === 'title')?.[0] ?? best.headers[0]
  const owner = best.headers.find((header) => ownerWords.test(bare(header)))
  const number = best.headers.find((header) => numberWords.test(bare(header)))
  const columns = title === undefined ? best.columns : { [title]: { field: 'title' }, ...best.columns }
  return {
    version: 1,
    kind: 'initiative',
    ...(table.format === 'csv' ? {} : { sheet: best.sheet }),
    headerRow: best.row,
    key: [best.headers.find((header) => keyWords.test(bare(header))) ?? title],
    organisation:
      owner === undefined && number === undefined ? { name: '?' } : { column: owner, numberColumn: number },
    columns: Object.fromEntries(Object.entries(columns).map(([name, rule]) => [name, short(rule)])),
  }
}

const score = (columns: object) => Object.keys(columns).length

/** A header without its unit or remark: `Budget (tkr)` is `budget`. */
function bare(header: string): string {
  return header
    .replace(/[([].*$/, '')
    .replace(/,? (?:[tkm]?kr|mnkr|mdr|sek|msek|ksek)$/i, '')
    .trim()
    .toLowerCase()
}

function guessColumns(headers: readonly string[]): Record<string, ColumnRule> {
  const columns: Record<string, ColumnRule> = {}
  const taken = new Set<string>()
  for (const header of headers) {
    const rule = synonyms.find(([words]) => words.test(bare(header)))?.[1]
    if (!rule || (taken.has(rule.field) && rule.field !== 'money')) continue
    taken.add(rule.field)
    columns[header] = rule.field === 'money' ? { ...rule, unit: unitIn(header), currency: 'SEK' } : rule
  }
  return columns
}

function unitIn(header: string): ColumnRule['unit'] {
  if (/\b(?:tkr|kkr|ksek|tsek)\b/i.test(header)) return 'tkr'
  if (/\b(?:mkr|mnkr|msek)\b/i.test(header)) return 'mkr'
  return /\b(?:mdr|mdkr)\b/i.test(header) ? 'mdr' : 'kr'
}

const short = (rule: { readonly field: string }) => (Object.keys(rule).length === 1 ? rule.field : rule)
