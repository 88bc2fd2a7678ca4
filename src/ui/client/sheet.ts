import { findingNames, findPersonalData } from '#platform/personal-data'

/** How long after the last stroke a form saves itself, in milliseconds. */
const PAUSE = 1_500

/** Wraps a form that saves itself while it is written, and says at once what looks like personal data. */
export class SheetElement extends HTMLElement {
  #waiting: ReturnType<typeof setTimeout> | undefined
  #saving = false

  connectedCallback() {
    this.addEventListener('input', () => {
      if (this.#warn() || !this.querySelector('form[data-autosave]')) return
      clearTimeout(this.#waiting)
      this.#waiting = setTimeout(() => this.#save(), PAUSE)
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

  async #save() {
    const form = this.querySelector('form')
    if (!form || this.#saving) return
    this.#saving = true
    this.#tell(this.dataset.saving)
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    body.set('act', 'save')
    try {
      const answer = await fetch(location.href, { method: 'POST', body })
      if (!answer.ok) throw answer
      this.#take(form, new DOMParser().parseFromString(await answer.text(), 'text/html'))
    } catch {
      this.#tell(this.dataset.notSaved)
    } finally {
      this.#saving = false
    }
  }

  /** The next save starts from what was saved now; a conflict is left for a person. */
  #take(form: HTMLFormElement, page: Document) {
    const conflict = page.querySelector('[data-conflict] .notice-title')
    if (conflict) {
      delete form.dataset.autosave
      this.#tell(conflict.textContent ?? '')
      return
    }
    for (const name of ['version', 'token']) {
      const fresh = page.querySelector<HTMLInputElement>(`input[name=${name}]`)
      const here = form.querySelector<HTMLInputElement>(`input[name=${name}]`)
      if (fresh && here) here.value = fresh.value
    }
    const preview = page.getElementById('forhandsvisning')
    if (preview) document.getElementById('forhandsvisning')?.replaceWith(preview)
    this.#tell(this.dataset.saved)
  }

  #tell(text: string | undefined) {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = text ?? ''
  }
}
