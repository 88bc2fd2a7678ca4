import type { Language } from '#platform/language'
import { messages } from '../messages.ts'

/** Copies a text; shown only where the browser script has come alive. */
export function CopyButton({ language, text }: { readonly language: Language; readonly text: string }) {
  const words = messages[language]
  return (
    <x-copy data-text={text} data-done={words.copied}>
      <button type="button" class="button button-secondary">
        {words.copy}
      </button>
    </x-copy>
  )
}

/** Prints the page; shown only where the browser script has come alive. */
export function PrintButton({ language }: { readonly language: Language }) {
  return (
    <x-print>
      <button type="button" class="button button-secondary">
        {messages[language].print}
      </button>
    </x-print>
  )
}

interface CopyFieldProps {
  readonly language: Language
  readonly id: string
  readonly label: string
  readonly value: string
}

/** A text to take along: a permanent address, an API call, a citation. Selectable without any script. */
export function CopyField({ language, id, label, value }: CopyFieldProps) {
  return (
    <div class="field copy-field">
      <label for={id}>{label}</label>
      <div class="field-row">
        <input id={id} type="text" readonly value={value} spellcheck={false} />
        <CopyButton language={language} text={value} />
      </div>
    </div>
  )
}
