import type { Language } from '#platform/language'
import type { Problem } from '#platform/problems'
import { ButtonLink, ErrorSummary, Prose, Title } from '#ui'
import { messages } from './messages.ts'
import { SitePage, type SiteParts } from './site-page.tsx'

type ProblemPageProps = SiteParts & { readonly language: Language; readonly problem: Problem }

/** What went wrong and what the reader can do about it. */
export function ProblemPage({ language, problem, assets, publicUrl }: ProblemPageProps) {
  const words = messages[language]
  const titles: Readonly<Record<string, string>> = words.problemTitles
  const title = titles[problem.type] ?? words.problemTitles.unavailable
  return (
    <SitePage
      {...{ language, assets, publicUrl, title }}
      description={problem.say[language]}
      path="/"
      ledgerSize={null}
      demonstration={false}
      noIndex
    >
      <Title>{title}</Title>
      <Prose>
        <p>{problem.say[language]}</p>
      </Prose>
      {problem.fields.length > 0 && (
        <ErrorSummary
          language={language}
          errors={problem.fields.map(({ field, message }) => ({ field, message: message[language] }))}
        />
      )}
      <p class="actions">
        <ButtonLink href={`/${language}`}>{words.toStart}</ButtonLink>
      </p>
    </SitePage>
  )
}
