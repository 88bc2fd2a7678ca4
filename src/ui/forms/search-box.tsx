import type { Language } from '#platform/language'
import { messages } from '../messages.ts'

interface SearchBoxProps {
  readonly language: Language
  readonly action: string
  /** The question that the box answers, e.g. "Vad tänker ni göra?". */
  readonly label: string
  readonly hint?: string | undefined
  readonly value?: string | undefined
  /** The verb on the button; "Sök" unless given. */
  readonly button?: string | undefined
  /** Where search is the page's errand the box has focus from the start. */
  readonly focused?: boolean | undefined
  /** Address that answers `?q=` with a list of links to offer while writing. */
  readonly suggest?: string | undefined
  /** Choices to keep while searching again. */
  readonly keep?: readonly (readonly [name: string, value: string])[] | undefined
}

/** The front door: one large box that works as a plain GET form with the field `q`. */
export function SearchBox(props: SearchBoxProps) {
  const { language, action, label, hint, value, button, focused, suggest, keep = [] } = props
  return (
    <search>
      <form class="search-box" method="get" action={action}>
        <label for="q">{label}</label>
        {hint && (
          <p class="field-hint" id="q-hint">
            {hint}
          </p>
        )}
        <x-suggest class="suggest" src={suggest ?? ''} data-told={messages[language].suggested('{n}')}>
          <div class="search-box-row">
            <input
              id="q"
              name="q"
              type="search"
              value={value}
              autofocus={focused}
              autocomplete="off"
              aria-describedby={hint ? 'q-hint' : undefined}
            />
            <button type="submit" class="button button-primary">
              {button ?? messages[language].search}
            </button>
          </div>
          <p class="visually-hidden" role="status" />
          <div class="suggestions" hidden />
        </x-suggest>
        {keep.map(([name, kept]) => (
          <input key={`${name}=${kept}`} type="hidden" name={name} value={kept} />
        ))}
      </form>
    </search>
  )
}
