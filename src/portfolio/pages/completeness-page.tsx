import { formatNumber, type Language } from '#platform/language'
import { Breadcrumb, Columns, KeyFigure, Prose, Section, Title } from '#ui'
import type { Completeness } from '../completeness.ts'
import type { Member } from '../indicators/indicator.ts'
import { messages } from '../messages.ts'
import type { Scope } from '../scope.ts'
import { EstimateFigure } from './estimate-figure.tsx'
import { GroupTable } from './group-table.tsx'
import { inScope, portfolioPaths } from './paths.ts'
import { ScopeForm } from './scope-form.tsx'

/** What the page about the unseen is made of. */
export interface CompletenessPageProps {
  readonly language: Language
  readonly scope: Scope
  readonly members: ReadonlyMap<string, Member>
  readonly whole: Completeness
  readonly byKind: readonly Completeness[]
  /** By area of need; the group is the area's name in the page's language. */
  readonly byNeed: readonly Completeness[]
}

/** How much there is that nobody has seen: the estimate, what it rests on, and what must be true for it to hold. */
export function CompletenessPage(props: CompletenessPageProps) {
  const { language, scope, members, whole, byKind, byNeed } = props
  const words = messages[language]
  const n = (value: number) => formatNumber(value, language)
  const { answer } = whole
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: inScope(language, portfolioPaths.nation, scope), label: words.nation },
          { href: inScope(language, portfolioPaths.completeness, scope), label: words.completeness },
        ]}
      />
      <Title lead={words.completenessLead}>{words.completenessTitle}</Title>
      <ScopeForm {...{ language, scope, members }} path={portfolioPaths.completeness} />
      <Columns>
        <KeyFigure language={language} label={words.known} figure={n(whole.seen)} basis={words.knownBasis} />
        <KeyFigure
          language={language}
          label={words.overlap}
          figure={n(answer.overlap)}
          basis={`${words.lists}: ${listNames(answer.lists, language)}`}
        />
        <EstimateFigure language={language} completeness={whole} />
      </Columns>
      {'estimate' in answer && answer.dependent && <p>{words.dependent}</p>}
      <Section heading={words.byKind} id="slag">
        <GroupTable
          language={language}
          caption={words.byKind}
          groups={byKind.map((one) => ({ ...one, group: words.kinds[one.group] ?? one.group }))}
        />
      </Section>
      <Section heading={words.byNeed} id="behov">
        <GroupTable language={language} caption={words.byNeed} groups={byNeed} />
      </Section>
      <Section heading={words.method} id="metod">
        <Prose>
          {words.methodText.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Prose>
      </Section>
      <Section heading={words.assumptions} id="antaganden">
        <Prose>
          <ul>
            {words.assumptionList.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Prose>
      </Section>
    </>
  )
}

function listNames(lists: readonly string[], language: Language): string {
  const names = messages[language].connectors
  return lists.map((name) => names[name] ?? name).join(', ') || messages[language].reasons['nothing-seen']
}
