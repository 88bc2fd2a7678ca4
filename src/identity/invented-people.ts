import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import type { Bilingual } from '#platform/language'
import { NotFound } from '#platform/problems'
import { digestOf } from './digest.ts'
import { requirePermission } from './permissions.ts'
import type { Role } from './roles.ts'

/** Somebody who does not exist, in a role at an invented organisation. */
export interface InventedPerson {
  readonly key: string
  readonly name: string
  readonly organisation: string
  readonly role: Role
}

/** Invented joint bodies, and the invented members they act for. */
export interface InventedRepresentation {
  readonly body: string
  readonly member: string
}

/** Brings invented people and joint bodies in; one entry says how many. They can act only for invented organisations. */
export async function registerInventedPeople(
  ctx: Context,
  people: readonly InventedPerson[],
  representations: readonly InventedRepresentation[],
): Promise<void> {
  requirePermission(ctx, 'keep-demonstration')
  await ctx.transaction(async (tx) => {
    for (const person of people) await registerPerson(tx, person)
    for (const { body, member } of representations)
      await tx.sql`insert into identity.representation ${tx.sql({ body, member, since: tx.now() })}`
    await append(tx, {
      type: 'demonstration.people-registered',
      subject: 'demonstration:people',
      content: { demonstration: true, people: people.length, representations },
    })
  })
}

async function registerPerson(tx: Transaction, { key, name, organisation, role }: InventedPerson) {
  const now = tx.now()
  const [row] = await tx.sql<{ id: string }[]>`
    insert into identity.account ${tx.sql({
      ...{ key: digestOf(JSON.stringify(['demonstration', key])), provider: 'demonstration', name },
      ...{ demonstration: true, created_at: now, signed_in_at: now },
    })}
    returning id`
  const account = row?.id ?? ''
  await tx.sql`insert into identity.affiliation ${tx.sql({ account, organisation })}`
  if (role === 'reader') return
  await tx.sql`
    insert into identity.assignment ${tx.sql({ account, organisation, role, ground: 'demonstration', since: now })}`
}

/** Takes the invented people away with all they were signed in to. Part of taking the county away, in its transaction. */
export async function removeInventedPeople(tx: Transaction): Promise<void> {
  requirePermission(tx, 'keep-demonstration')
  const gone = await tx.sql`delete from identity.account where demonstration`
  const represented = await tx.sql`
    delete from identity.representation
    where body in (select id from published.organisation where demonstration)`
  const keys = await tx.sql`
    delete from identity.api_key where organisation in (select id from published.organisation where demonstration)`
  await tx.sql`
    delete from identity.administration_claim
    where organisation in (select id from published.organisation where demonstration)`
  if (gone.count + represented.count + keys.count === 0) return
  await append(tx, {
    type: 'demonstration.people-removed',
    subject: 'demonstration:people',
    content: { demonstration: true, people: gone.count },
  })
}

/** An invented person to choose among. */
export interface InventedChoice {
  readonly id: string
  readonly name: string
  readonly organisation: string
  readonly organisationName: Bilingual
  /** Their highest role; reader when they were given none. */
  readonly role: string
}

/** The invented people, by organisation; none when the county is not here. */
export async function listInventedPeople(ctx: Pick<Context, 'sql'>): Promise<InventedChoice[]> {
  const rows = await ctx.sql<
    { id: string; name: string; organisation: string; role: string; sv: string; en: string | null }[]
  >`
    select account.id, account.name, affiliation.organisation, coalesce(assignment.role, 'reader') as role,
      organisation.name_sv as sv, organisation.facts ->> 'nameEn' as en
    from identity.account
    join identity.affiliation on affiliation.account = account.id
    join published.organisation as organisation on organisation.id = affiliation.organisation and organisation.demonstration
    left join identity.assignment on assignment.account = account.id and assignment.ground = 'demonstration'
    where account.demonstration
    order by organisation.name_sv, account.name`
  return rows.map(({ sv, en, ...rest }) => ({ ...rest, organisationName: { sv, en: en ?? sv } }))
}

/** The account of an invented person. Throws `NotFound` when there is none, or the county has gone. */
export async function findInventedPerson(ctx: Pick<Context, 'sql'>, id: string): Promise<string> {
  const found = (await listInventedPeople(ctx)).find((person) => person.id === id)
  if (found) return found.id
  throw new NotFound({
    sv: 'Den påhittade personen finns inte. Ladda sidan igen och välj en av dem som står där.',
    en: 'That invented person does not exist. Load the page again and choose one of those shown.',
  })
}
