const counters = ['steps', 'screens', 'waits', 'errors', 'workarounds']
const KEY = 'skala-tally'

interface Kept {
  counts: Record<string, number>
  /** Milliseconds on the clock when it last stood still. */
  elapsed: number
  startedAt: number | null
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  'counts' in value &&
  'elapsed' in value &&
  'startedAt' in value

/** Counts by hand: big buttons and a clock that fill in the form. Needs no network; survives a reload. */
export class TallyElement extends HTMLElement {
  #kept: Kept = { counts: {}, elapsed: 0, startedAt: null }
  #ticking = 0

  connectedCallback() {
    this.querySelector<HTMLElement>('[data-without-script]')?.remove()
    const panel = this.querySelector<HTMLElement>('[data-counters]')
    if (panel) panel.hidden = false
    this.#kept = readKept() ?? this.#kept
    this.addEventListener('click', (event) => this.#press(event))
    this.querySelector('form[data-run]')?.addEventListener('submit', (event) => this.#send(event))
    this.#ticking = window.setInterval(() => this.#clock(), 500)
    this.#show()
  }

  disconnectedCallback() {
    clearInterval(this.#ticking)
  }

  #press(event: Event) {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    const { add, undo, toggle } = button?.dataset ?? {}
    const { counts } = this.#kept
    if (add) counts[add] = (counts[add] ?? 0) + 1
    else if (undo) counts[undo] = Math.max(0, (counts[undo] ?? 0) - 1)
    else if (toggle !== undefined) this.#turn()
    else return
    this.#show()
  }

  #turn() {
    const { startedAt, elapsed } = this.#kept
    this.#kept =
      startedAt === null
        ? { ...this.#kept, startedAt: Date.now() }
        : { ...this.#kept, startedAt: null, elapsed: elapsed + Date.now() - startedAt }
  }

  #elapsed(): number {
    const { startedAt, elapsed } = this.#kept
    return elapsed + (startedAt === null ? 0 : Date.now() - startedAt)
  }

  #clock() {
    const seconds = Math.floor(this.#elapsed() / 1_000)
    const clock = this.querySelector('[data-clock]')
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    if (clock && clock.textContent !== text) clock.textContent = text
  }

  #show() {
    for (const name of counters) {
      const count = String(this.#kept.counts[name] ?? 0)
      const shown = this.querySelector(`[data-count=${name}]`)
      if (shown) shown.textContent = count
      this.#write(name, count)
    }
    this.#write('seconds', String(Math.round(this.#elapsed() / 100) / 10))
    const toggle = this.querySelector('[data-toggle]')
    if (toggle)
      toggle.textContent = (this.#kept.startedAt === null ? this.dataset.start : this.dataset.stop) ?? ''
    this.#clock()
    localStorage.setItem(KEY, JSON.stringify(this.#kept))
  }

  #write(name: string, value: string) {
    const field = this.querySelector<HTMLInputElement>(`form[data-run] [name=${name}]`)
    if (field && value !== '0') field.value = value
  }

  #send(event: Event) {
    if (this.#kept.startedAt !== null) this.#turn()
    this.#show()
    const told = this.querySelector('[data-told]')
    if (!navigator.onLine) {
      event.preventDefault()
      if (told) told.textContent = this.dataset.kept ?? ''
      return
    }
    localStorage.removeItem(KEY)
  }
}

function readKept(): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    return isKept(kept) ? kept : null
  } catch {
    return null
  }
}
