import type { ComponentChildren } from 'preact'

/** One line of a fact sheet: a term, and a `Fact`, an `Unknown` or a sentence. */
export interface Definition {
  readonly term: string
  readonly value: ComponentChildren
}

/** A fact sheet: terms to the left, values to the right, hairlines between. */
export function DefinitionList({ items }: { readonly items: readonly Definition[] }) {
  return (
    <dl class="definitions">
      {items.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
