import { type Bilingual, formatDate, type Language } from '#platform/language'
import {
  Breadcrumb,
  DataTable,
  DefinitionList,
  ErrorSummary,
  type FormError,
  Notice,
  Prose,
  Section,
  Title,
} from '#ui'
import { NOTICE_HOURS } from '../role/claim-administration.ts'
import type { Colleague, RoleOverview } from '../role/read-roles.ts'
import { ladder, type Role, roleNames, roleTasks } from '../roles.ts'
import { Act } from './act.tsx'
import { Colleagues, Representations } from './manage-roles.tsx'
import { messages } from './messages.ts'
import { tiesOf } from './ties.tsx'

/** What whoever looks may do here. */
export interface RolePowers {
  /** Whether they may claim, or object to a colleague's claim. */
  readonly claims: 'claim' | 'contest' | null
  /** Whether they may confirm or refuse a claim. */
  readonly settles: boolean
  /** The role they can leave; null when they have none but reader. */
  readonly leaves: Role | null
  /** The people of the organisation, for whoever gives roles; null for others. */
  readonly colleagues: readonly Colleague[] | null
}

interface RolesPageProps {
  readonly language: Language
  readonly organisation: { readonly id: string; readonly name: Bilingual }
  readonly overview: RoleOverview
  readonly powers: RolePowers
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
}

/** The roles of an organisation: for all, what there is and the rule; for those who may, what to do about it. */
export function RolesPage(props: RolesPageProps) {
  const { language, organisation, overview, powers, errors } = props
  const words = messages[language]
  const name = organisation.name[language]
  const own = `/${language}/organisationer/${organisation.id}`
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: own, label: name },
          { href: `${own}/roller`, label: words.roles },
        ]}
      />
      <ErrorSummary language={language} errors={errors} />
      <Title kicker={name} lead={words.rolesLead}>
        {words.roles}
      </Title>
      <OpenClaim {...props} />
      <DataTable
        {...{ language, caption: words.table, narrow: 'stack' }}
        rows={[...ladder, 'witness' as const]}
        rowKey={(role) => role}
        columns={[
          { key: 'role', header: words.role, cell: (role) => roleNames[role][language] },
          { key: 'task', header: words.task, cell: (role) => roleTasks[role][language] },
          {
            key: 'held',
            header: words.held,
            numeric: true,
            cell: (role) => (role === 'reader' ? words.anyone : String(overview.holders[role] ?? 0)),
          },
        ]}
      />
      {powers.leaves && (
        <Section id="din-roll" heading={words.yours} lead={words.leaveLead}>
          <Act act="leave" fields={{ role: powers.leaves }}>
            {words.leave(roleNames[powers.leaves][language])}
          </Act>
        </Section>
      )}
      {powers.colleagues && <Colleagues {...props} colleagues={powers.colleagues} />}
      {powers.colleagues ? (
        <Representations {...props} />
      ) : (
        (overview.representedBy.length > 0 || overview.represents.length > 0) && (
          <Section id="organ" heading={words.bodies} lead={words.bodiesLead}>
            <DefinitionList items={tiesOf(overview, language)} />
          </Section>
        )
      )}
      <Section id="forsta" heading={words.first}>
        <Prose>
          {words.firstRule(NOTICE_HOURS).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Prose>
        {powers.claims === 'claim' && (
          <>
            <p>{words.claimLead}</p>
            <Act act="claim" kind="primary">
              {words.claim}
            </Act>
          </>
        )}
      </Section>
    </>
  )
}

function OpenClaim({ language, overview, powers }: RolesPageProps) {
  const words = messages[language]
  const { claim } = overview
  if (!claim) return null
  return (
    <Notice language={language} kind="warn" title={words.claimTitle}>
      <p>{claim.contested ? words.claimContested : words.claimWaits(moment(claim.effectiveAt, language))}</p>
      {powers.claims === 'contest' && <Act act="contest">{words.contest}</Act>}
      {powers.settles && (
        <>
          <Act act="confirm">{words.confirm}</Act>
          <Act act="refuse">{words.refuse}</Act>
        </>
      )}
    </Notice>
  )
}

/** "25 november 2026 kl. 14:30" in Sweden's time. */
function moment(instant: string, language: Language): string {
  const clock = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    timeZone: 'Europe/Stockholm',
    timeStyle: 'short',
  }).format(new Date(instant))
  return language === 'sv'
    ? `${formatDate(instant, language)} kl. ${clock}`
    : `${formatDate(instant, language)} at ${clock}`
}
