import { formatNumber, type Language } from '#platform/language'
import { Button, Notice, Select } from '#ui'
import type { Member } from '../indicators/indicator.ts'
import { sizes } from '../indicators/size.ts'
import { messages } from '../messages.ts'
import { isNation, nation, type Scope } from '../scope.ts'
import { inScope } from './paths.ts'

interface ScopeProps {
  readonly language: Language
  readonly scope: Scope
  readonly members: ReadonlyMap<string, Member>
  /** Where the form leads, behind the language. */
  readonly path: string
}

/** Whose figures these are, in words. */
export function scopeInWords(language: Language, scope: Scope, members: ReadonlyMap<string, Member>): string {
  const words = messages[language]
  if (isNation(scope)) return words.wholeNation
  const counties = [...members.values()]
  return [
    ...(scope.demonstration ? [words.invented] : []),
    ...scope.kinds.map((kind) => words.kinds[kind] ?? kind),
    ...scope.counties.map((code) => counties.find(({ county }) => county === code)?.countyName ?? code),
    ...sizes.filter(({ id }) => scope.sizes.includes(id)).map(({ label }) => label[language]),
    ...(scope.group.length > 0 ? [words.ownGroup(formatNumber(scope.group.length, language))] : []),
  ].join(', ')
}

/** Says whose figures are shown and offers another choice; works without script. */
export function ScopeForm({ language, scope, members, path }: ScopeProps) {
  const words = messages[language]
  const all = { value: '', label: words.all }
  const present = [...members.values()].filter(({ demonstration }) => demonstration === scope.demonstration)
  const kinds = [...new Set(present.map(({ kind }) => kind))]
  const counties = [
    ...new Map(
      present.flatMap(({ county, countyName }) => (county ? [[county, countyName ?? county] as const] : [])),
    ),
  ]
  const invented = [...members.values()].some(({ demonstration }) => demonstration)
  return (
    <div class="scope">
      {scope.demonstration && (
        <Notice language={language} kind="info" title={words.inventedTitle}>
          <p>{words.inventedNotice}</p>
        </Notice>
      )}
      <details>
        <summary>
          {words.scopeIs(scopeInWords(language, scope, members))} {words.chooseScope}
        </summary>
        <form method="get" action={`/${language}${path}`} class="scope-form">
          {scope.demonstration && <input type="hidden" name="urval" value="pahittat" />}
          <Select
            language={language}
            name="slag"
            label={words.kind}
            value={scope.kinds[0] ?? ''}
            options={[all, ...kinds.map((kind) => ({ value: kind, label: words.kinds[kind] ?? kind }))]}
          />
          <Select
            language={language}
            name="lan"
            label={words.county}
            value={scope.counties[0] ?? ''}
            options={[
              all,
              ...counties
                .map(([value, label]) => ({ value, label }))
                .sort((a, b) => a.label.localeCompare(b.label, 'sv')),
            ]}
          />
          <Select
            language={language}
            name="storlek"
            label={words.size}
            value={scope.sizes[0] ?? ''}
            options={[all, ...sizes.map(({ id, label }) => ({ value: id, label: label[language] }))]}
          />
          <Button>{words.show}</Button>
        </form>
        {(invented || scope.demonstration) && (
          <p>
            <a href={inScope(language, path, { ...nation, demonstration: !scope.demonstration })}>
              {scope.demonstration ? words.realShow : words.inventedShow}
            </a>
          </p>
        )}
      </details>
    </div>
  )
}
