import { formatPercent, type Language } from '#platform/language'
import { DefinitionList } from '#ui'
import { messages } from '../messages.ts'
import type { PoolView } from '../together/read-interest.ts'

/** Names of organisations by id. */
export type Names = ReadonlyMap<string, string>

/** Who bears how much, in one line. */
export const sharesInWords = (
  shares: NonNullable<PoolView['agreement']>['shares'],
  names: Names,
  language: Language,
) =>
  shares
    .map(
      ({ organisation, percent }) =>
        `${names.get(organisation) ?? organisation} ${formatPercent(percent / 100, language)}`,
    )
    .join(', ')

/** What a group agreed, as a list of terms. */
export function Agreement({
  language,
  names,
  agreement,
}: {
  readonly language: Language
  readonly names: Names
  readonly agreement: NonNullable<PoolView['agreement']>
}) {
  const words = messages[language]
  return (
    <DefinitionList
      items={[
        { term: words.poolLead, value: names.get(agreement.lead) ?? agreement.lead },
        { term: words.poolSteering, value: agreement.steering },
        { term: words.poolShares, value: sharesInWords(agreement.shares, names, language) },
      ]}
    />
  )
}
