import { formatNumber, type Language } from '#platform/language'
import { Button, Pagination, Section, TextInput, Title } from '#ui'
import { DifferenceItem } from './difference-item.tsx'
import type { Difference } from './list-differences.ts'
import { asOfMessages } from './messages.ts'

interface DifferencesPageProps {
  readonly language: Language
  /** The two moments as they were written; empty where they were not. */
  readonly asked: { readonly from: string; readonly to: string }
  /** The two moments in words. */
  readonly between: { readonly from: string; readonly to: string }
  readonly differences: readonly Difference[]
  readonly total: number
  readonly nextHref: string | undefined
  readonly names: ReadonlyMap<string, string>
}

/** What has changed between two moments, with the moments in a form. */
export function DifferencesPage(props: DifferencesPageProps) {
  const { language, asked, between, differences, total, nextHref, names } = props
  const words = asOfMessages[language]
  return (
    <>
      <Title lead={words.lead}>{words.title}</Title>
      <form method="get" class="moments">
        <TextInput
          language={language}
          name="fran"
          label={words.from}
          hint={words.hint}
          value={asked.from}
          optional="either"
          size="short"
        />
        <TextInput
          language={language}
          name="till"
          label={words.to}
          hint={words.toHint}
          value={asked.to}
          optional="either"
          size="short"
        />
        <Button>{words.show}</Button>
      </form>
      <Section
        heading={words.between(between.from, between.to)}
        id="andringar"
        lead={total === 0 ? words.none : words.count(formatNumber(total, language))}
      >
        <ol class="differences">
          {differences.map((difference) => (
            <DifferenceItem key={difference.subject} {...{ language, difference, names }} />
          ))}
        </ol>
        <Pagination language={language} nextHref={nextHref} />
      </Section>
    </>
  )
}
