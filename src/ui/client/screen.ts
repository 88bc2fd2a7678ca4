import { findPersonalData } from '#platform/personal-data'

const PAUSE = 250

/** Looks at what is being written in its fields, here and nowhere else, and warns of what seems to tell of a person. */
export class ScreenElement extends HTMLElement {
  #pause = 0

  connectedCallback() {
    this.addEventListener('input', () => {
      clearTimeout(this.#pause)
      this.#pause = window.setTimeout(() => this.#look(), PAUSE)
    })
    this.#look()
  }

  #look() {
    const written = [...this.querySelectorAll('textarea')].flatMap(({ value }) =>
      findPersonalData(value).map((finding) => finding.written),
    )
    const warning = this.querySelector('[role=status]')
    const words = written.length === 0 ? '' : `${this.dataset.warning ?? ''} ${written.join(', ')}`
    if (warning && warning.textContent !== words) warning.textContent = words
  }
}
