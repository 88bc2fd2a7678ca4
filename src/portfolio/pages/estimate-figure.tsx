import { formatNumber, type Language } from '#platform/language'
import { KeyFigure, Unknown } from '#ui'
import type { Completeness } from '../completeness.ts'
import { messages } from '../messages.ts'

interface EstimateFigureProps {
  readonly language: Language
  readonly completeness: Completeness
}

/** How many initiatives there are by estimate, with its interval; or why that cannot be told. */
export function EstimateFigure({ language, completeness: { answer } }: EstimateFigureProps) {
  const words = messages[language]
  if (!('estimate' in answer)) {
    return (
      <KeyFigure
        language={language}
        label={words.estimated}
        figure={<Unknown language={language} />}
        basis={words.reasons[answer.reason]}
      />
    )
  }
  const [low, high] = [Math.floor(answer.low), Math.ceil(answer.high)].map((value) =>
    formatNumber(value, language),
  )
  const about = formatNumber(Math.round(answer.estimate), language)
  return (
    <KeyFigure
      language={language}
      label={words.estimated}
      figure={answer.method === 'chao' ? `${words.atLeast} ${about}` : about}
      basis={words.estimatedBasis(low ?? '', high ?? '')}
    />
  )
}
