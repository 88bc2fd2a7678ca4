import { messages } from '../messages.ts'
import { describedBy, Field, type FieldProps } from './field.tsx'

interface TextInputProps extends FieldProps {
  readonly value?: string | undefined
  readonly type?:
    | 'text'
    | 'file'
    | 'email'
    | 'url'
    | 'tel'
    | 'date'
    | 'number'
    | 'password'
    | 'search'
    | undefined
  readonly autocomplete?: string | undefined
  readonly maxLength?: number | undefined
  /** About how many characters are expected; decides the width. */
  readonly size?: 'short' | 'long' | undefined
}

/** One line of text. */
export function TextInput(props: TextInputProps) {
  const { value, type = 'text', autocomplete, maxLength, size = 'long', optional } = props
  return (
    <Field {...props}>
      <input
        {...describedBy(props)}
        class={`input-${size}`}
        type={type}
        value={value}
        autocomplete={autocomplete}
        maxlength={maxLength}
        required={!optional}
      />
    </Field>
  )
}

interface TextAreaProps extends FieldProps {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly maxLength?: number | undefined
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { value, rows = 5, maxLength, optional } = props
  return (
    <Field {...props}>
      <textarea {...describedBy(props)} rows={rows} maxlength={maxLength} required={!optional}>
        {value}
      </textarea>
    </Field>
  )
}

/** One thing to choose. */
export interface Option {
  readonly value: string
  readonly label: string
}

interface SelectProps extends FieldProps {
  readonly options: readonly Option[]
  readonly value?: string | undefined
}

/** One choice out of many; starts unchosen unless a value is given. */
export function Select(props: SelectProps) {
  const { language, options, value = '', optional } = props
  return (
    <Field {...props}>
      <select {...describedBy(props)} required={!optional}>
        <option value="" selected={value === ''}>
          {messages[language].choose}
        </option>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

interface RadiosProps extends Omit<SelectProps, 'optional'> {}

/** One choice out of few, all seen at once. */
export function Radios({ language, name, label, hint, error, options, value }: RadiosProps) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <fieldset class={error ? 'field field-wrong' : 'field'} aria-describedby={ids || undefined}>
      <legend>{label}</legend>
      {hint && (
        <p class="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${name}-error`}>
          <strong>{messages[language].error}:</strong> {error}
        </p>
      )}
      {options.map((option, index) => (
        <label class="choice" key={option.value}>
          <input
            type="radio"
            id={index === 0 ? name : undefined}
            name={name}
            value={option.value}
            checked={option.value === value}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}

interface CheckboxProps {
  readonly name: string
  readonly label: string
  readonly value?: string | undefined
  readonly checked?: boolean | undefined
  readonly hint?: string | undefined
}

/** Yes or no. */
export function Checkbox({ name, label, value = 'yes', checked, hint }: CheckboxProps) {
  return (
    <div class="field">
      <label class="choice">
        <input
          type="checkbox"
          id={name}
          name={name}
          value={value}
          checked={checked}
          aria-describedby={hint ? `${name}-hint` : undefined}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p class="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
