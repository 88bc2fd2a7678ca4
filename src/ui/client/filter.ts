/** The parts of a page that a filter replaces, by id. */
const parts = ['results', 'facets']

/** Wraps a GET form: a change asks the same address for a fragment and puts it in place. */
export class FilterElement extends HTMLElement {
  #asking = new AbortController()

  connectedCallback() {
    this.addEventListener('change', () => this.#choose())
    this.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#choose()
    })
    addEventListener('popstate', () => this.#show(location.href))
  }

  #choose() {
    const form = this.querySelector('form')
    if (!form) return
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string' && value) query.append(name, value)
    }
    const address = new URL(form.action)
    address.search = query.toString()
    history.pushState(null, '', address)
    this.#show(address.href)
  }

  async #show(address: string) {
    this.#asking.abort()
    const asking = new AbortController()
    this.#asking = asking
    document.getElementById('results')?.setAttribute('aria-busy', 'true')
    try {
      const headers = { 'x-fragment': 'results' }
      const answer = await fetch(address, { headers, signal: asking.signal })
      if (!answer.ok) throw answer
      replaceParts(new DOMParser().parseFromString(await answer.text(), 'text/html'))
    } catch {
      if (!asking.signal.aborted) location.assign(address)
    }
  }
}

function replaceParts(fragment: Document) {
  const focused = document.activeElement?.id
  for (const id of parts) {
    const fresh = fragment.getElementById(id)
    if (fresh) document.getElementById(id)?.replaceWith(fresh)
  }
  if (focused) document.getElementById(focused)?.focus()
  const status = document.querySelector('x-filter [role=status]')
  if (status) status.textContent = document.querySelector('#results [data-count]')?.textContent ?? ''
}
