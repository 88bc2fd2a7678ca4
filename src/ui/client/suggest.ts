const PAUSE = 120

/** Offers links while somebody writes in its field. They are plain links: arrow keys walk them, Escape puts them away. */
export class SuggestElement extends HTMLElement {
  #asking = new AbortController()
  #pause = 0

  connectedCallback() {
    const source = this.getAttribute('src')
    if (!source) return
    this.addEventListener('input', () => {
      clearTimeout(this.#pause)
      this.#pause = window.setTimeout(() => this.#ask(source), PAUSE)
    })
    this.addEventListener('keydown', (event) => this.#walk(event))
    this.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.contains(relatedTarget))) this.#show([])
    })
  }

  async #ask(source: string) {
    this.#asking.abort()
    this.#asking = new AbortController()
    const words = this.querySelector('input')?.value ?? ''
    try {
      const answer = await fetch(`${source}?q=${encodeURIComponent(words)}`, { signal: this.#asking.signal })
      const fragment = new DOMParser().parseFromString(answer.ok ? await answer.text() : '', 'text/html')
      this.#show(this.contains(document.activeElement) ? [...fragment.body.children] : [])
    } catch {
      // a newer question, or no network: the form works all the same
    }
  }

  #show(parts: Element[]) {
    const list = this.querySelector<HTMLElement>('.suggestions')
    const status = this.querySelector('[role=status]')
    if (!list || !status) return
    list.replaceChildren(...parts)
    const count = list.querySelectorAll('a').length
    list.hidden = count === 0
    status.textContent = count === 0 ? '' : (this.dataset.told ?? '').replace('{n}', String(count))
  }

  #walk(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1, Escape: 0 }[event.key]
    const stops = [...this.querySelectorAll<HTMLElement>('input, .suggestions a')]
    if (step === undefined || stops.length < 2) return
    event.preventDefault()
    const at = stops.findIndex((stop) => stop === document.activeElement)
    stops[step === 0 ? 0 : Math.min(stops.length - 1, Math.max(0, at + step))]?.focus()
    if (step === 0) this.#show([])
  }
}
