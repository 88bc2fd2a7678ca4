/** Prints the page. */
export class PrintElement extends HTMLElement {
  connectedCallback() {
    this.querySelector('button')?.addEventListener('click', () => print())
  }
}
