import { formatDate, formatShortDate, type Language } from '#platform/language'
import { DataTable, Section } from '#ui'
import { messages } from '../messages.ts'
import type { StatementView } from '../read-statements.ts'

/** All that has been said of one organisation's use of a thing: who, what and when, also what is no longer said. */
export function SaidSection({
  language,
  name,
  statements,
}: {
  readonly language: Language
  readonly name: string
  readonly statements: readonly StatementView[]
}) {
  const words = messages[language]
  return (
    <Section heading={words.saidHeading(name)} id="sagt" lead={words.saidLead}>
      {statements.length === 0 ? (
        <p class="unknown">{words.saidNothing}</p>
      ) : (
        <DataTable
          language={language}
          caption={words.saidHeading(name)}
          quietCaption
          narrow="stack"
          rows={statements}
          rowKey={({ id }) => String(id)}
          columns={[
            {
              key: 'when',
              header: words.saidWhen,
              cell: ({ statedAt }) => formatShortDate(statedAt.slice(0, 10)),
            },
            {
              key: 'who',
              header: words.saidBy,
              cell: ({ voice, saidBy }) => `${words.voiceNames[voice]} (${saidBy ?? words.aSource})`,
            },
            {
              key: 'what',
              header: words.saidWhat,
              cell: (one) => (
                <>
                  {whatOf(one, language)}
                  {one.withdrawnAt && (
                    <span class="meta">
                      {' '}
                      ({words.noLonger(formatDate(one.withdrawnAt.slice(0, 10), language))})
                    </span>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}

function whatOf(
  { verdict, confirms, stage, since, until, reason }: StatementView,
  language: Language,
): string {
  const words = messages[language]
  const said = verdict === 'denies' ? words.saysDenies : stage === null ? words.saysUses : words.stages[stage]
  return [
    confirms ? `${said}, ${words.evidence.confirmed}` : said,
    ...(since === null ? [] : [`${words.since.toLowerCase()} ${since}`]),
    ...(until === null ? [] : [`${words.untilWhen.toLowerCase()} ${until}`]),
    ...(reason === null ? [] : [reason]),
  ].join('; ')
}
