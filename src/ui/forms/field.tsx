import type { ComponentChildren } from 'preact'
import type { Language } from '#platform/language'
import { messages } from '../messages.ts'

/** What every field of a form has. The id is the name, so an error summary can link to it. */
export interface FieldProps {
  readonly language: Language
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong and how to put it right. */
  readonly error?: string | undefined
  /** Fields are required unless said otherwise; `either` is one of several of which one is needed, and bears no mark. */
  readonly optional?: boolean | 'either' | undefined
}

/** The attributes that tie an input to its hint and error. */
export function describedBy({ name, hint, error }: FieldProps) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return {
    id: name,
    name,
    'aria-describedby': ids || undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
  }
}

/** Label, hint and error around an input. */
export function Field(props: FieldProps & { readonly children: ComponentChildren }) {
  const { language, name, label, hint, error, optional, children } = props
  const words = messages[language]
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={name}>
        {label}
        {optional === true && <span class="optional"> ({words.optional})</span>}
      </label>
      {hint && (
        <p class="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${name}-error`}>
          <strong>{words.error}:</strong> {error}
        </p>
      )}
      {children}
    </div>
  )
}
