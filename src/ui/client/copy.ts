/** Copies its text and says so on the button. */
export class CopyElement extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    const label = button?.textContent ?? ''
    button?.setAttribute('aria-live', 'polite')
    button?.addEventListener('click', async () => {
      await navigator.clipboard.writeText(this.dataset.text ?? '')
      button.textContent = this.dataset.done ?? ''
      setTimeout(() => {
        button.textContent = label
      }, 2000)
    })
  }
}
