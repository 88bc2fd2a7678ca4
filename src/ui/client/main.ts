import { CopyElement } from './copy.ts'
import { FeedElement } from './feed.ts'
import { FilterElement } from './filter.ts'
import { PictureElement } from './picture.ts'
import { PrintElement } from './print.ts'
import { ScreenElement } from './screen.ts'
import { SheetElement } from './sheet.ts'
import { SuggestElement } from './suggest.ts'

customElements.define('x-filter', FilterElement)
customElements.define('x-feed', FeedElement)
customElements.define('x-copy', CopyElement)
customElements.define('x-picture', PictureElement)
customElements.define('x-print', PrintElement)
customElements.define('x-sheet', SheetElement)
customElements.define('x-suggest', SuggestElement)
customElements.define('x-screen', ScreenElement)

// Cards that opened by hover or focus must be possible to dismiss without moving (WCAG 1.4.13).
const root = document.documentElement
addEventListener('keydown', (event) => root.classList.toggle('quiet', event.key === 'Escape'))
addEventListener('pointermove', () => root.classList.remove('quiet'))

// The summary of what needs correcting is read first.
document.querySelector<HTMLElement>('.error-summary')?.focus()
