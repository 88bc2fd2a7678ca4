import { findingNames, findPersonalData } from '#platform/personal-data'

/** How long after the last stroke a form saves itself, in milliseconds. */
const PAUSE = 1_500

/**
 * Wraps a form that saves itself while it is written, shows what of it becomes public, says at once what looks like personal
 * data, and opens the parts that a phase asks for.
 */
export class SheetElement extends HTMLElement {
  #waiting: ReturnType<typeof setTimeout> | undefined
  #saving = false

  connectedCallback() {
    this.addEventListener('input', () => {
      clearTimeout(this.#waiting)
      if (!this.#warn()) this.#waiting = setTimeout(() => this.#send(), PAUSE)
    })
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLSelectElement && target.name === 'phase') this.#grow(target.value)
    })
    this.addEventListener('submit', () => clearTimeout(this.#waiting))
  }

  /** Whether the text points out a person; it is then saved by hand alone. */
  #warn(): boolean {
    const language = this.dataset.language === 'en' ? 'en' : 'sv'
    const texts = [...this.querySelectorAll<HTMLInputElement>('input[type=text], textarea')].map(
      ({ value }) => value,
    )
    const found = texts.flatMap(findPersonalData)
    const told = found.map(({ kind, written }) => `${written} (${findingNames[kind][language]})`)
    this.#tell(told.length > 0 ? `${this.dataset.personal} ${told.join(', ')}` : '')
    return told.length > 0
  }

  #grow(phase: string) {
    for (const part of this.querySelectorAll<HTMLDetailsElement>('details[data-phases]'))
      if (part.dataset.phases?.split(' ').includes(phase)) part.open = true
  }

  /** Saves the form, or only has it looked at while there is nothing saved that it could change. */
  async #send() {
    const form = this.querySelector('form')
    if (!form || this.#saving) return
    const saves = form.dataset.autosave === 'yes'
    this.#saving = true
    if (saves) this.#tell(this.dataset.saving)
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    body.set('act', saves ? 'save' : 'preview')
    try {
      const answer = await fetch(location.href, { method: 'POST', body })
      if (!answer.ok) throw answer
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      if (saves) this.#take(form, page, answer.url)
      else this.#look(page)
    } catch {
      if (saves) this.#tell(this.dataset.notSaved)
    } finally {
      this.#saving = false
    }
  }

  /** The next save starts from what was saved now; a conflict is left for a person. */
  #take(form: HTMLFormElement, page: Document, address: string) {
    const conflict = page.querySelector('[data-conflict] .notice-title')
    if (conflict) {
      delete form.dataset.autosave
      this.#tell('')
      const link = document.createElement('a')
      link.href = address
      link.textContent = conflict.textContent
      this.querySelector('[role=status]')?.append(link)
      return
    }
    for (const name of ['version', 'token']) {
      const fresh = page.querySelector<HTMLInputElement>(`input[name=${name}]`)
      const here = form.querySelector<HTMLInputElement>(`input[name=${name}]`)
      if (fresh && here) here.value = fresh.value
    }
    this.#look(page)
    this.#tell(this.dataset.saved)
  }

  #look(page: Document) {
    for (const id of ['forhandsvisning', 'vart-att-ta-med']) {
      const fresh = page.getElementById(id)
      if (fresh) document.getElementById(id)?.replaceWith(fresh)
    }
  }

  #tell(text: string | undefined) {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = text ?? ''
  }
}
