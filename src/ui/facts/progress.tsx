import { formatNumber, type Language } from '#platform/language'
import { messages } from '../messages.ts'

interface ProgressProps {
  readonly language: Language
  readonly label: string
  readonly value: number
  readonly total: number
}

/** How far something has come, as words and as a bar: `118 av 290`. */
export function Progress({ language, label, value, total }: ProgressProps) {
  const figure = messages[language].of(formatNumber(value, language), formatNumber(total, language))
  return (
    <div class="progress">
      <span class="progress-label">{label}</span> <span class="figure">{figure}</span>
      <progress value={value} max={total} aria-label={label}>
        {figure}
      </progress>
    </div>
  )
}
