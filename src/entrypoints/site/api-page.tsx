import type { Language } from '#platform/language'
import { CopyField, DataTable, Prose, Section, Title } from '#ui'

interface ApiPageProps {
  readonly language: Language
  readonly publicUrl: string
}

type Pairs = readonly (readonly [string, string])[]

const words = {
  sv: {
    title: 'Öppna data och API',
    lead: 'Allt som syns på sidorna går att hämta som data, utan konto och utan nyckel.',
    start: 'Pröva',
    example: 'Hämta de senaste initiativen',
    what: 'Vad som finns',
    address: 'Adress',
    gives: 'Ger',
    lists:
      'Listor svarar med items, total och next. Skicka next som cursor för nästa sida. Fel svarar enligt RFC 9457. Varje post säger om den är bekräftad och om den är påhittad för demonstration.',
    rows: [
      ['/organisations', 'alla offentliga organisationer'],
      ['/organisations/resolve', 'vilken organisation ett namn eller nummer avser, och varför'],
      ['/initiatives', 'utvecklingsinitiativ, med filter och sortering'],
      ['/initiatives/{id}/history', 'allt som har hänt med ett initiativ'],
      ['/solutions', 'lösningar att återanvända'],
      ['/products', 'produkter'],
      ['/sources', 'källor och hur de mår'],
      ['/runs/{id}/issues', 'det som inte gick att ta emot'],
      ['/changes', 'liggaren: varje ändring i ordning'],
      ['/changes/stream', 'samma ändringar medan de sker (SSE)'],
    ],
    contract: 'Kontraktet i OpenAPI 3.1',
    problems: 'Fel och vad de betyder',
    problemRows: [
      ['not-found', 'Det finns inget på adressen.'],
      ['invalid', 'Frågan går inte att förstå. Fältet errors säger vad.'],
      ['not-allowed', 'Det krävs en annan behörighet.'],
      ['conflict', 'Ändringen går inte ihop med läget nu.'],
      ['unavailable', 'Något vi behöver svarar inte. Försök igen.'],
      ['too-many-requests', 'För många frågor på kort tid. Vänta en minut.'],
    ],
    word: 'Ord',
    meaning: 'Betyder',
  },
  en: {
    title: 'Open data and API',
    lead: 'Everything on the pages can be fetched as data, without an account or a key.',
    start: 'Try it',
    example: 'Fetch the latest initiatives',
    what: 'What there is',
    address: 'Address',
    gives: 'Gives',
    lists:
      'Lists answer with items, total and next. Send next as cursor for the next page. Errors follow RFC 9457. Every record says whether it is confirmed and whether it is invented for demonstration.',
    rows: [
      ['/organisations', 'all public organisations'],
      ['/organisations/resolve', 'which organisation a name or number means, and why'],
      ['/initiatives', 'initiatives, filtered and sorted'],
      ['/initiatives/{id}/history', 'everything that has happened to an initiative'],
      ['/solutions', 'solutions to reuse'],
      ['/products', 'products'],
      ['/sources', 'sources and how they are doing'],
      ['/runs/{id}/issues', 'what could not be taken'],
      ['/changes', 'the ledger: every change in order'],
      ['/changes/stream', 'the same changes as they happen (SSE)'],
    ],
    contract: 'The contract in OpenAPI 3.1',
    problems: 'Errors and what they mean',
    problemRows: [
      ['not-found', 'There is nothing at the address.'],
      ['invalid', 'The request cannot be understood. The field errors says why.'],
      ['not-allowed', 'Another permission is needed.'],
      ['conflict', 'The change does not fit how things stand now.'],
      ['unavailable', 'Something we depend on does not answer. Try again.'],
      ['too-many-requests', 'Too many requests in a short time. Wait a minute.'],
    ],
    word: 'Word',
    meaning: 'Means',
  },
} as const

/** How to fetch everything as data. */
export function ApiPage({ language, publicUrl }: ApiPageProps) {
  const say = words[language]
  const addresses: Pairs = say.rows
  const problems: Pairs = say.problemRows
  return (
    <>
      <Title lead={say.lead}>{say.title}</Title>
      <Section heading={say.start} id="prova">
        <CopyField
          language={language}
          id="exempel"
          label={say.example}
          value={`curl '${publicUrl}/api/v1/initiatives?limit=10'`}
        />
      </Section>
      <Section heading={say.what} id="vad">
        <Prose>
          <p>{say.lists}</p>
          <p>
            <a href="/api/v1/openapi.json">{say.contract}</a>
          </p>
        </Prose>
        <DataTable
          language={language}
          caption={say.what}
          quietCaption
          rows={addresses}
          rowKey={([path]) => path}
          columns={[
            { key: 'address', header: say.address, cell: ([path]) => <code>/api/v1{path}</code> },
            { key: 'gives', header: say.gives, cell: ([, gives]) => gives },
          ]}
        />
      </Section>
      <Section heading={say.problems} id="fel">
        <DataTable
          language={language}
          caption={say.problems}
          quietCaption
          rows={problems}
          rowKey={([word]) => word}
          columns={[
            {
              key: 'word',
              header: say.word,
              cell: ([word]) => <code id={word}>{word}</code>,
            },
            { key: 'meaning', header: say.meaning, cell: ([, meaning]) => meaning },
          ]}
        />
      </Section>
    </>
  )
}
