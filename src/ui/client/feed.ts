const MOST = 50

/** Puts events that arrive first in its list, and counts them aloud, politely. */
export class FeedElement extends HTMLElement {
  #stream: EventSource | undefined
  #news = 0

  connectedCallback() {
    const source = this.getAttribute('src')
    if (!source) return
    this.#stream = new EventSource(source)
    this.#stream.addEventListener('item', (event: MessageEvent<string>) => this.#add(event.data))
  }

  disconnectedCallback() {
    this.#stream?.close()
  }

  #add(html: string) {
    const list = this.querySelector('ol')
    const item = new DOMParser().parseFromString(html, 'text/html').querySelector('li')
    if (!list || !item) return
    item.classList.add('arrived')
    list.prepend(item)
    list.children[MOST]?.remove()
    this.#news += 1
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = (this.dataset.news ?? '').replace('{n}', String(this.#news))
  }
}
