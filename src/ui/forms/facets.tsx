import { formatNumber, type Language } from '#platform/language'
import { messages } from '../messages.ts'

/** One value to filter by, and how many results it would leave. */
export interface FacetOption {
  readonly value: string
  readonly label: string
  readonly count: number
  readonly checked: boolean
}

/** Values of one kind; `name` is the field in the address. */
export interface FacetGroup {
  readonly name: string
  readonly legend: string
  readonly options: readonly FacetOption[]
}

interface FacetsProps {
  readonly language: Language
  readonly action: string
  readonly groups: readonly FacetGroup[]
  readonly clearHref: string
  /** Fields to carry along, e.g. `['q', 'journal']`. */
  readonly keep?: readonly (readonly [name: string, value: string])[] | undefined
}

/** How many options are seen before the rest is folded away. */
const SEEN = 6

/** Filters with counts: a plain GET form that, where script runs, answers at once. Its id is `facets`. */
export function Facets({ language, action, groups, clearHref, keep = [] }: FacetsProps) {
  const words = messages[language]
  const chosen = groups.flatMap((group) => group.options).filter((option) => option.checked).length
  return (
    <x-filter>
      <p class="visually-hidden" role="status" />
      <form class="facets" id="facets" method="get" action={action} aria-label={words.filterHeading}>
        <h2 class="facets-heading">
          {words.filter}
          {chosen > 0 && <span class="meta"> {words.chosen(chosen)}</span>}
        </h2>
        {keep.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        {groups
          .filter((group) => group.options.length > 0)
          .map((group) => (
            <Group key={group.name} language={language} group={group} />
          ))}
        <p class="actions">
          <button type="submit" class="button button-secondary without-script">
            {words.showResults}
          </button>
          {chosen > 0 && <a href={clearHref}>{words.clearFilters}</a>}
        </p>
      </form>
    </x-filter>
  )
}

function Group({ language, group }: { language: Language; group: FacetGroup }) {
  const seen = group.options.filter((option, index) => index < SEEN || option.checked)
  const folded = group.options.filter((option) => !seen.includes(option))
  return (
    <fieldset>
      <legend>{group.legend}</legend>
      {seen.map((option) => (
        <Choice key={option.value} {...{ language, name: group.name, option }} />
      ))}
      {folded.length > 0 && (
        <details>
          <summary>{messages[language].moreChoices(formatNumber(folded.length, language))}</summary>
          {folded.map((option) => (
            <Choice key={option.value} {...{ language, name: group.name, option }} />
          ))}
        </details>
      )}
    </fieldset>
  )
}

function Choice({ language, name, option }: { language: Language; name: string; option: FacetOption }) {
  const { value, label, count, checked } = option
  return (
    <label class="choice facet">
      <input type="checkbox" id={`facet-${name}-${value}`} name={name} value={value} checked={checked} />
      <span>{label}</span>
      <span class="figure meta">{formatNumber(count, language)}</span>
    </label>
  )
}
