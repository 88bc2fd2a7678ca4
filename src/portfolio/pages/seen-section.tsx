import { formatPercent, type Language } from '#platform/language'
import { Columns, Section } from '#ui'
import type { Completeness } from '../completeness.ts'
import type { Seen } from '../figure-tables.ts'
import { messages } from '../messages.ts'
import type { Scope } from '../scope.ts'
import { EstimateFigure } from './estimate-figure.tsx'
import { GroupTable } from './group-table.tsx'
import { inScope, portfolioPaths } from './paths.ts'

interface SeenSectionProps extends Seen {
  readonly language: Language
  readonly scope: Scope
}

/** Beside every figure: how much of what there is it can rest on, by estimate, for the whole and for each group. */
export function SeenSection({ language, scope, whole, byKind, byNeed }: SeenSectionProps) {
  const words = messages[language]
  return (
    <Section heading={words.howMuch} id="hur-mycket" lead={words.seenCaveat}>
      <Columns>
        <EstimateFigure language={language} completeness={whole} />
      </Columns>
      <p>{seenInWords(whole, language)}</p>
      <details>
        <summary>{words.byKind}</summary>
        <GroupTable
          language={language}
          caption={words.byKind}
          groups={byKind.map((one) => ({ ...one, group: words.kinds[one.group] ?? one.group }))}
        />
      </details>
      <details>
        <summary>{words.byNeed}</summary>
        <GroupTable language={language} caption={words.byNeed} groups={byNeed} />
      </details>
      <p>
        <a href={inScope(language, portfolioPaths.completeness, scope)}>{words.completenessMore}</a>
      </p>
    </Section>
  )
}

/** How large a part of all there is has been seen, in a sentence; or why that cannot be told. */
export function seenInWords({ answer }: Completeness, language: Language): string {
  const words = messages[language]
  if (!('estimate' in answer)) return words.seenUnknown(words.reasons[answer.reason])
  const share = words.estimatedShare(
    formatPercent(answer.n / answer.high, language),
    formatPercent(answer.n / answer.low, language),
  )
  return answer.dependent ? `${share} ${words.dependent}` : share
}
