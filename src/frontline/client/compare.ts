import { compareTables } from '../fidelity/compare-tables.ts'
import { differenceKinds } from '../fidelity/difference.ts'
import type { CompareWords } from '../fidelity/messages.ts'
import { flippedPairs } from '../fidelity/polarity-pairs.ts'
import { type RecordTable, readTable } from '../fidelity/read-table.ts'
import { judgeFidelity, summarise } from '../fidelity/summarise.ts'
import { textsAsCsv } from '../fidelity/texts-as-csv.ts'

const MOST_SHOWN = 200

/** Compares two files where they are. Nothing here asks the network for anything. */
export class CompareElement extends HTMLElement {
  #words: CompareWords | null = null

  connectedCallback() {
    this.#words = JSON.parse(this.dataset.words ?? 'null')
    this.querySelector('[data-without-script]')?.remove()
    for (const desk of this.querySelectorAll<HTMLElement>('[data-desk], [data-pairs-desk]'))
      desk.hidden = false
    this.querySelector('[data-compare]')?.addEventListener('click', () => this.#compare())
    this.querySelector('[data-pairs]')?.addEventListener('click', () => this.#givePairs())
    for (const input of this.querySelectorAll<HTMLInputElement>('[data-file]')) {
      input.addEventListener('change', async () => {
        const text = this.querySelector<HTMLTextAreaElement>(`[data-text=${input.dataset.file}]`)
        const [file] = input.files ?? []
        if (text && file) text.value = await file.text()
      })
    }
  }

  #read(name: string): RecordTable | null {
    const read = readTable(this.querySelector<HTMLTextAreaElement>(`[data-text=${name}]`)?.value ?? '')
    if (!('problem' in read)) return read
    const words = this.#words
    this.#show(
      paragraph(`${name === 'entered' ? words?.entered : words?.shown}: ${words?.problems[read.problem]}`),
    )
    return null
  }

  #compare() {
    const words = this.#words
    const entered = this.#read('entered')
    const shown = entered && this.#read('shown')
    if (!words || !entered || !shown) return
    const comparison = compareTables(entered, shown, entered.rules)
    const summary = summarise(comparison)
    const verdict = judgeFidelity(summary)
    const { criticalEqual, criticalFields } = summary
    const counts = document.createElement('textarea')
    counts.readOnly = true
    counts.rows = 6
    counts.value = JSON.stringify(summary)
    counts.setAttribute('aria-label', words.counts)
    this.#show(
      heading(words.verdicts[verdict]),
      paragraph(`${words.critical}: ${criticalEqual} ${words.of} ${criticalFields}`),
      ...(verdict === 'whole'
        ? [paragraph(`${words.notProof} ${percent(1 - 0.05 ** (1 / criticalFields))}`)]
        : []),
      table(
        words.kind,
        [words.kind, words.count],
        differenceKinds
          .filter((kind) => summary.differences[kind] > 0)
          .map((kind) => [words.kinds[kind], String(summary.differences[kind])]),
      ),
      table(
        words.list,
        [words.record, words.field, words.kind, words.entered, words.shown],
        comparison.differences
          .slice(0, MOST_SHOWN)
          .map((one) => [
            one.record,
            one.field ?? words.wholeRecord,
            words.kinds[one.kind],
            cut(one.entered),
            cut(one.shown),
          ]),
      ),
      ...(comparison.differences.length > MOST_SHOWN ? [paragraph(words.first)] : []),
      heading(words.counts),
      paragraph(words.countsSay),
      counts,
    )
  }

  #givePairs() {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([textsAsCsv(flippedPairs(500))], { type: 'text/csv' }))
    link.download = 'skala-texter.csv'
    link.click()
    URL.revokeObjectURL(link.href)
  }

  #show(...parts: readonly Element[]) {
    this.querySelector('[data-result]')?.replaceChildren(...parts)
  }
}

const percent = (share: number) =>
  new Intl.NumberFormat(document.documentElement.lang, { style: 'percent', maximumFractionDigits: 1 }).format(
    share,
  )

const cut = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text)

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  return made
}

const paragraph = (text: string) => element('p', text)
const heading = (text: string) => element('h2', text)

/** A table that can be reached by keys, since it may be wider than a phone. */
function table(
  caption: string,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): HTMLElement {
  const area = document.createElement('div')
  if (rows.length === 0) return area
  area.className = 'table-area table-scroll'
  area.tabIndex = 0
  area.setAttribute('role', 'group')
  area.setAttribute('aria-label', caption)
  const made = document.createElement('table')
  const head = document.createElement('thead')
  const body = document.createElement('tbody')
  const line = (cells: readonly HTMLElement[]) => {
    const row = document.createElement('tr')
    row.append(...cells)
    return row
  }
  head.append(line(headers.map((text) => element('th', text))))
  body.append(...rows.map((cells) => line(cells.map((text) => element('td', text)))))
  made.append(element('caption', caption), head, body)
  area.append(made)
  return area
}
