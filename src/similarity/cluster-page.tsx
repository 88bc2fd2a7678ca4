import { formatAmount, formatDate, formatNumber, type Language } from '#platform/language'
import { messages as registryMessages } from '#registry'
import { Breadcrumb, Columns, DataTable, KeyFigure, Section, ShortDate, Tag, Title, Unknown } from '#ui'
import { needLabel, reasonsInWords, standing } from './explain-twins.tsx'
import { messages } from './messages.ts'
import type { TwinCluster, TwinMember, TwinPair } from './twin-views.ts'

interface ClusterPageProps {
  readonly language: Language
  readonly cluster: TwinCluster
  /** The pairs among its members, the strongest first. */
  readonly pairs: readonly TwinPair[]
  /** Address people reach the site at, without a slash at the end. */
  readonly publicUrl: string
}

const PAIRS_SHOWN = 12

/** One cluster: who, in which phase, for how much together, why they belong together, and how to join. */
export function ClusterPage({ language, cluster, pairs, publicUrl }: ClusterPageProps) {
  const words = messages[language]
  const name = needLabel(cluster.need, language)
  const path = `/${language}/tvillingar`
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: path, label: words.twins },
          { href: `${path}/${cluster.id}`, label: name },
        ]}
      />
      <Title
        kicker={words.twins}
        lead={`${words.hosWhom(words.efforts(formatNumber(cluster.efforts.length, language)), words.organisations(formatNumber(cluster.organisations, language)))}.`}
        meta={<Tag>{words.levels[cluster.level]}</Tag>}
      >
        {name}
      </Title>
      <Figures language={language} cluster={cluster} />
      <Section heading={words.members} id="medlemmar">
        <Members language={language} cluster={cluster} />
      </Section>
      <RecordedTwice language={language} cluster={cluster} />
      <Join {...{ language, cluster, publicUrl }} />
      <Section heading={words.why} id="varfor" lead={words.whyLead}>
        <Pairs {...{ language, cluster }} pairs={pairs.slice(0, PAIRS_SHOWN)} />
        <p>
          <a href="/api/v1/twins">{words.dataLink}</a>
        </p>
      </Section>
    </>
  )
}

type Part = Pick<ClusterPageProps, 'language' | 'cluster'>

function Figures({ language, cluster }: Part) {
  const words = messages[language]
  const { money, running, since } = cluster
  const figure = (value: number) => formatNumber(value, language)
  return (
    <Columns>
      <KeyFigure
        language={language}
        label={words.moneyHeading}
        figure={money.stated > 0 ? formatAmount(money.sumSekMinor, 'SEK', language) : words.noFigure}
        basis={words.moneyBasis(figure(money.stated), figure(money.efforts))}
      />
      <KeyFigure
        language={language}
        label={words.runningHeading}
        figure={running.length > 0 ? figure(running.length) : words.noFigure}
        basis={words.runningBasis}
      />
      <KeyFigure
        language={language}
        label={words.sinceHeading}
        figure={since ? formatDate(since, language) : words.noFigure}
        basis={words.sinceBasis}
      />
    </Columns>
  )
}

function Members({ language, cluster }: Part) {
  const words = messages[language]
  const phases = registryMessages[language].phases
  return (
    <DataTable
      language={language}
      caption={words.members}
      quietCaption
      narrow="stack"
      rows={cluster.members}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'initiative',
          header: words.initiative,
          cell: (one) => <InitiativeLink {...{ language, one }} />,
        },
        {
          key: 'organisation',
          header: words.organisation,
          cell: (one) => <Organisation {...{ language, one }} />,
        },
        {
          key: 'phase',
          header: words.phase,
          cell: ({ phase }) => (phase ? phases[phase] : <Unknown language={language} />),
        },
        {
          key: 'dated',
          header: words.dated,
          cell: ({ datedOn }) => (datedOn ? <ShortDate date={datedOn} /> : <Unknown language={language} />),
        },
        {
          key: 'amount',
          header: words.amount,
          numeric: true,
          cell: ({ amountSekMinor }) =>
            amountSekMinor === null ? (
              <Unknown language={language} />
            ) : (
              formatAmount(amountSekMinor, 'SEK', language)
            ),
        },
        {
          key: 'contact',
          header: words.contact,
          cell: ({ contactRole }) => contactRole ?? <Unknown language={language} />,
        },
      ]}
    />
  )
}

function InitiativeLink({ language, one }: { readonly language: Language; readonly one: TwinMember }) {
  return (
    <a href={`/${language}/initiativ/${one.id}`} lang={one.language}>
      {one.title}
    </a>
  )
}

function Organisation({ language, one }: { readonly language: Language; readonly one: TwinMember }) {
  if (!one.organisation) return <>{nameOf(one, language)}</>
  return <a href={`/${language}/organisationer/${one.organisation.id}`}>{one.organisation.name}</a>
}

const nameOf = (one: TwinMember, language: Language) =>
  one.organisation?.name ?? one.organisationWords ?? messages[language].unknownOrganisation

function RecordedTwice({ language, cluster }: Part) {
  const words = messages[language]
  const repeated = cluster.efforts.filter((effort) => effort.length > 1)
  if (repeated.length === 0) return null
  const byId = new Map(cluster.members.map((one) => [one.id, one]))
  return (
    <Section heading={words.sameEffortHeading} id="samma-insats" lead={words.sameEffortLead}>
      <ul>
        {repeated.map((effort) => (
          <li key={effort[0]}>
            {effort
              .flatMap((id) => byId.get(id) ?? [])
              .map((one, place) => (
                <span key={one.id}>
                  {place > 0 && ' · '}
                  <InitiativeLink {...{ language, one }} />
                </span>
              ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Each organisation once, those in operation first: they have most to tell. */
function Join({ language, cluster, publicUrl }: Part & Pick<ClusterPageProps, 'publicUrl'>) {
  const words = messages[language]
  const runs = new Set(cluster.running)
  const first = cluster.members.toSorted((a, b) => Number(runs.has(b.id)) - Number(runs.has(a.id)))
  const byOrganisation = new Map(
    first.toReversed().map((one) => [one.organisation?.id ?? one.organisationWords ?? one.id, one]),
  )
  return (
    <Section heading={words.join} id="var-med" lead={words.joinLead}>
      <ul>
        {[...byOrganisation.values()].toReversed().map((one) => (
          <li key={one.id}>
            <Organisation {...{ language, one }} />
            {one.contactRole && `, ${words.contactOf(one.contactRole)}`}
            {runs.has(one.id) && ` (${registryMessages[language].phases.operation.toLowerCase()})`}
          </li>
        ))}
      </ul>
      <p>
        <a href={invitation(language, cluster, publicUrl)}>{words.invite}</a>
        <span class="meta block">{words.inviteHint}</span>
      </p>
    </Section>
  )
}

/** A letter with the address of the cluster, to be sent to whoever might join. */
function invitation(language: Language, cluster: TwinCluster, publicUrl: string): string {
  const words = messages[language]
  const name = needLabel(cluster.need, language)
  const address = `${publicUrl}/${language}/tvillingar/${cluster.id}`
  const count = formatNumber(cluster.organisations, language)
  const subject = encodeURIComponent(words.inviteSubject(name))
  return `mailto:?subject=${subject}&body=${encodeURIComponent(words.inviteBody(name, count, address))}`
}

function Pairs({ language, cluster, pairs }: Omit<ClusterPageProps, 'publicUrl'>) {
  const words = messages[language]
  const byId = new Map(cluster.members.map((one) => [one.id, one]))
  return (
    <ul>
      {pairs.map((pair) => {
        const [one, other] = [byId.get(pair.one), byId.get(pair.other)]
        if (!one || !other) return null
        return (
          <li key={`${pair.one} ${pair.other}`}>
            <InitiativeLink {...{ language, one }} /> ({nameOf(one, language)}) ·{' '}
            <InitiativeLink {...{ language, one: other }} /> ({nameOf(other, language)})
            <br />
            <span class="meta">
              {reasonsInWords(pair, language, true).join('; ')}. {standing(pair, language)}{' '}
              <a href={`/${language}/tvillingar/par/${pair.one}/${pair.other}`}>{words.seePair}</a>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
