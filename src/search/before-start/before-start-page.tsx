import { formatAmount, formatDate, formatNumber, type Language } from '#platform/language'
import { readTaxonomy, recordPaths, messages as registryMessages } from '#registry'
import {
  ButtonLink,
  type Column,
  CopyField,
  DataTable,
  EmptyState,
  Receipt,
  Section,
  safeHref,
  Tag,
  Title,
  Unknown,
} from '#ui'
import { facets } from '../index/facets.ts'
import { messages } from './messages.ts'
import type { BeforeStartResult, ExistingSolution, SimilarInitiative } from './result.ts'
import type { BeforeStart } from './search-before-start.ts'

interface BeforeStartPageProps {
  readonly language: Language
  readonly kept: BeforeStart
  readonly publicUrl: string
}

const needLabel = (id: string, language: Language) => readTaxonomy().byId.get(id)?.label[language] ?? id
const quoted = (words: readonly string[]) => words.map((word) => `”${word}”`).join(', ')

/** What a search before start found, as it was on its day. Prints as one page. */
export function BeforeStartPage({ language, kept, publicUrl }: BeforeStartPageProps) {
  const words = messages[language]
  const { result, code, searchedAt, ledgerSize, organisation, text } = kept
  const address = `${publicUrl}/${language}/fore-start/${code}`
  const figure = (value: number) => formatNumber(value, language)
  return (
    <div class="one-page">
      <Title
        kicker={words.title}
        lead={words.state(figure(result.coverage.records), figure(ledgerSize))}
        meta={[formatDate(searchedAt, language), organisation?.name].filter(Boolean).join(', ')}
      >
        {headline(result, language)}
      </Title>
      {result.initiatives.length + result.solutions.length === 0 && (
        <EmptyState title={words.nothing}>
          <p>{words.nothingText}</p>
        </EmptyState>
      )}
      <Needs {...{ language, result }} />
      <Lessons {...{ language, result }} />
      <Initiatives {...{ language, result }} />
      <Solutions {...{ language, result }} />
      <Active {...{ language, result }} />
      <Products {...{ language, result }} />
      <Section heading={words.coverageHeading} id="tackning">
        <p>{words.coverage(figure(result.coverage.heard), figure(result.coverage.organisations))}</p>
      </Section>
      {text !== null && (
        <Section heading={words.keptText} id="text">
          <p class="breakable">{text.slice(0, 2_000)}</p>
        </Section>
      )}
      <Receipt language={language} title={words.receiptTitle} code={code} date={searchedAt} next={words.next}>
        <CopyField language={language} id="address" label={words.address} value={address} />
      </Receipt>
      <p class="actions no-print">
        <ButtonLink href={`/${language}/fore-start`}>{words.again}</ButtonLink>
      </p>
    </div>
  )
}

interface Part {
  readonly language: Language
  readonly result: BeforeStartResult
}

function headline({ needs, initiatives }: BeforeStartResult, language: Language): string {
  const [first] = needs
  if (first) return needLabel(first.id, language)
  return initiatives.length > 0 ? messages[language].initiativesHeading : messages[language].nothing
}

function Needs({ language, result: { needs, read } }: Part) {
  const words = messages[language]
  return (
    <Section heading={words.needsHeading} id="behov">
      {needs.length === 0 ? (
        <p>{words.noNeed}</p>
      ) : (
        <ul>
          {needs.map((need) => (
            <li key={need.id}>
              <a href={`/${language}/sok?${facets.need}=${need.id}`}>{needLabel(need.id, language)}</a>{' '}
              <span class="meta">{words.needBecause(quoted(need.words.slice(0, 5)))}</span>
            </li>
          ))}
        </ul>
      )}
      {read.cut && <p class="meta">{words.cut}</p>}
    </Section>
  )
}

function Initiatives({ language, result: { initiatives } }: Part) {
  const words = messages[language]
  const columns: Column<SimilarInitiative>[] = [
    {
      key: 'initiative',
      header: words.tableInitiative,
      cell: (one) => (
        <>
          <Heading language={language} one={one} kind="initiative" />
          {one.lesson !== null && <span class="meta block">{words.lesson(one.lesson.slice(0, 200))}</span>}
        </>
      ),
    },
    { key: 'organisation', header: words.tableOrganisation, cell: (one) => <Who {...{ language, one }} /> },
    { key: 'phase', header: words.tablePhase, cell: (one) => phaseOf(one, language) },
    { key: 'money', header: words.tableMoney, cell: (one) => moneyOf(one, language) },
    { key: 'call', header: words.tableCall, cell: (one) => callOf(one, language) },
  ]
  return (
    <Section heading={words.initiativesHeading} id="initiativ">
      {initiatives.length === 0 ? (
        <p>{words.noInitiatives}</p>
      ) : (
        <DataTable
          language={language}
          caption={words.initiativesHeading}
          quietCaption
          narrow="stack"
          columns={columns}
          rows={initiatives}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  )
}

type AnyFound = SimilarInitiative | ExistingSolution

function Heading({
  language,
  one,
  kind,
}: {
  readonly language: Language
  readonly one: AnyFound
  readonly kind: 'initiative' | 'solution'
}) {
  const words = messages[language]
  const { needs, words: shared } = one.because
  return (
    <>
      <a href={`/${language}${recordPaths[kind]}/${one.id}`} lang={one.language}>
        {one.title}
      </a>{' '}
      {one.demonstration && <Tag tone="quiet">{registryMessages[language].demonstration}</Tag>}
      <span class="meta block">
        {needs.length > 0
          ? words.sameNeed(needs.map((need) => needLabel(need, language)).join(', '))
          : words.sharedWords(quoted(shared))}
      </span>
    </>
  )
}

function Who({ language, one }: { readonly language: Language; readonly one: SimilarInitiative }) {
  const words = messages[language]
  const { organisation } = one
  if (organisation === null) return <Unknown language={language} />
  const size = [
    organisation.population !== null && words.inhabitants(formatNumber(organisation.population, language)),
    organisation.ofYourSize === true && words.ofYourSize,
  ].filter((part) => typeof part === 'string')
  return (
    <>
      {organisation.id === null ? (
        organisation.name
      ) : (
        <a href={`/${language}/organisationer/${organisation.id}`}>{organisation.name}</a>
      )}
      {size.length > 0 && <span class="meta block">{size.join(', ')}</span>}
    </>
  )
}

function phaseOf({ phase, datedOn }: SimilarInitiative, language: Language) {
  const date = datedOn === null ? null : formatDate(datedOn, language)
  const words = messages[language]
  if (phase === null && date === null) return <Unknown language={language} until={words.untilPhase} compact />
  return [phase && registryMessages[language].phases[phase], date].filter(Boolean).join(', ')
}

function moneyOf({ amountSekMinor, outcomeSekMinor }: SimilarInitiative, language: Language) {
  const words = messages[language]
  if (outcomeSekMinor !== null) return words.outcome(formatAmount(outcomeSekMinor, 'SEK', language))
  if (amountSekMinor !== null) return words.stated(formatAmount(amountSekMinor, 'SEK', language))
  return <Unknown language={language} until={words.untilMoney} compact />
}

function callOf({ contactRole, organisation }: SimilarInitiative, language: Language) {
  const words = messages[language]
  if (contactRole !== null) return [contactRole, organisation?.name].filter(Boolean).join(', ')
  if (organisation !== null) return words.askSwitchboard(organisation.name)
  return <Unknown language={language} until={words.untilContact} compact />
}

function Solutions({ language, result: { solutions } }: Part) {
  const words = messages[language]
  return (
    <Section heading={words.solutionsHeading} id="losningar">
      {solutions.length === 0 ? (
        <p>{words.noSolutions}</p>
      ) : (
        <ul>
          {solutions.map((one) => (
            <li key={one.id}>
              <Heading language={language} one={one} kind="solution" />
              <span class="meta block">
                {one.adopters === 0
                  ? words.noAdopters
                  : words.adopters(formatNumber(one.adopters, language), one.adopterNames.join(', '))}
                {one.licence !== null && `. ${one.licence}`}
                {one.repository !== null && (
                  <>
                    {'. '}
                    <a href={safeHref(one.repository)}>{words.code}</a>
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Active({ language, result: { active } }: Part) {
  if (active === null) return null
  const words = messages[language]
  const { need, initiatives, stated, sumSekMinor } = active
  const figure = (value: number) => formatNumber(value, language)
  return (
    <Section heading={words.activeHeading} id="pagar">
      <p>
        {words.active(initiatives, figure(initiatives), needLabel(need, language))}.{' '}
        {initiatives > 0 &&
          (stated === 0
            ? words.activeNoMoney
            : words.activeMoney(
                formatAmount(sumSekMinor, 'SEK', language),
                figure(stated),
                figure(initiatives),
              ))}{' '}
        {initiatives > 0 && <a href={`/${language}/initiativ?${facets.need}=${need}`}>{words.activeLink}</a>}
      </p>
    </Section>
  )
}

function Products({ language, result: { products } }: Part) {
  if (products.length === 0) return null
  const words = messages[language]
  return (
    <Section heading={words.productsHeading} id="produkter">
      <ul>
        {products.map(({ id, title, initiatives }) => (
          <li key={id}>
            <a href={`/${language}${recordPaths.product}/${id}`}>{title}</a>,{' '}
            {words.product(initiatives, formatNumber(initiatives, language))}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Those that went badly first: that is what a reader must not miss. */
function Lessons({ language, result: { lessons } }: Part) {
  if (lessons.length === 0) return null
  const words = messages[language]
  return (
    <Section heading={words.lessonsHeading} id="varningar" lead={words.lessonsLead}>
      {lessons.map(({ product, cases }) => (
        <div key={product}>
          <h3>{words.lessonsOf(product, formatNumber(cases.length, language))}</h3>
          <ul>
            {cases
              .toSorted((one, other) => Number(other.warns) - Number(one.warns))
              .map((one) => (
                <li key={one.id}>
                  <strong>{one.ending[language]}:</strong>{' '}
                  <a href={`/${language}${one.path}`}>{one.title[language]}</a>
                  <span class="meta block">
                    {one.outcome[language]}
                    {one.source && (
                      <>
                        {' '}
                        {words.lessonSource}:{' '}
                        {one.source.url === null ? (
                          one.source.title
                        ) : (
                          <a href={safeHref(one.source.url)}>{one.source.title}</a>
                        )}
                      </>
                    )}
                  </span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </Section>
  )
}
