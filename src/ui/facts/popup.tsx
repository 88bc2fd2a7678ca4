import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface PopupProps {
  /** What is seen before the card opens. */
  readonly children: ComponentChildren
  /** What the button does, for those who cannot see the underline. */
  readonly hint: string
  readonly card: ComponentChildren
  /** Distinguishes cards that are rendered into a page at different times. */
  readonly about: string
  readonly class: string
}

/** A word that opens a small card: by tap or Enter through the popover attribute, by hover and focus through CSS. */
export function Popup({ children, hint, card, about, class: name }: PopupProps) {
  const id = `card-${useId()}-${fingerprint(about)}`
  return (
    <span class="popup">
      <button type="button" class={`popup-button ${name}`} popovertarget={id}>
        {children}
        <span class="visually-hidden">, {hint}</span>
      </button>
      <span class="popup-card" id={id} popover="auto">
        {card}
      </span>
    </span>
  )
}

/** FNV-1a, 32 bits: useId counts within one rendering only, and fragments are put into pages that exist. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(36)
}
