import { randomUUID } from 'node:crypto'
import { append, catchUp, sequenceAll } from '#ledger'
import type { Context } from '#platform/context'
import type { Sql } from '#platform/database'
import { fixedClock, testContext } from '#platform/testing'
import {
  loadResolver,
  Organisation,
  organisationUri,
  recordObservations,
  registerOrganisations,
} from '#registry'
import { searchWithoutIndex } from '#search'
import { openPost } from '../mail/post.ts'
import { sendDue } from '../mail/send-due.ts'
import { chooseMail } from '../mail/settings.ts'
import { answerConfirmation } from '../mail/unsubscribe.ts'
import { hear } from '../news/keep-news.ts'
import { startMailServer } from './mail-server.ts'

/** A body that does not exist, treated as a real one: its number belongs to nobody. */
export const town = 'SE4000000044'
/** Where the town's registry is said to be reached. */
export const publicUrl = 'https://skala.example'

/** A town with a mail server, in a registry of its own, on a Monday morning in Sweden. */
export async function openTown(sql: Sql) {
  const now = fixedClock('2026-11-23T08:00:00Z')
  const as = (role: string, organisation: string | null = town) =>
    testContext(sql, { now, role, organisation })
  const ctx = as('timekeeper', null)
  const server = await startMailServer()
  const post = openPost({ url: server.url, from: 'Skala <skala@skala.example>' })
  await registerTown(as('operator', null))
  const hearing = { search: async () => searchWithoutIndex({ sql }), mailing: true }
  return {
    ...{ now, as, ctx, server, post },
    /** Tells the registry of an initiative of the town, new or changed, and returns its id. */
    tell: (key: string, claims: { title: string; summary?: string }) =>
      tell(as('operator', null), key, claims),
    /** Gives the entries their index, and lets the slice hear of them. */
    hear: async () => {
      await sequenceAll(ctx)
      await catchUp(ctx, 'notification', (entries) => hear(ctx, entries, hearing))
    },
    send: () => sendDue(ctx, { post, publicUrl }),
    close: async () => {
      post.close()
      await server.close()
    },
  }
}
export type Town = Awaited<ReturnType<typeof openTown>>

async function registerTown(ctx: Context): Promise<void> {
  const organisation = Organisation.parse({
    ...{
      id: town,
      uri: organisationUri(town),
      nameSv: 'Verkliga kommun',
      nameEn: null,
      kind: 'municipality',
    },
    ...{ alsoKinds: [], code: null, countyCode: null, countyName: null, parent: null, population: null },
    ...{ populationYear: null, tile: null, website: null, validFrom: null, validTo: null, nameSince: null },
    ...{ predecessors: [], successors: [], doubts: [], actsForMembers: false, demonstration: false },
  })
  await registerOrganisations(ctx, { organisations: [organisation], aliases: [] })
}

async function tell(ctx: Context, key: string, claims: { title: string; summary?: string }): Promise<string> {
  const origin = { source: 'stadens', owner: town, priority: 60, capture: null, demonstration: false }
  const draft = { kind: 'initiative' as const, key, claims, organisation: { number: town.slice(2) } }
  const [outcome] = await recordObservations(ctx, origin, [draft], await loadResolver(ctx))
  if (!outcome?.record) throw new Error(`${key} was not taken`)
  return outcome.record
}

/** Somebody who has signed in, real to the registry; with a role in the town when one is given. */
export async function addPerson(ctx: Context, role: string | null = null): Promise<string> {
  const id = randomUUID()
  const at = ctx.now()
  await ctx.sql`
    insert into identity.account ${ctx.sql({
      ...{ id, key: Buffer.from(id), provider: 'test', name: 'Någon', demonstration: false },
      ...{ created_at: at, signed_in_at: at },
    })}`
  await ctx.sql`insert into identity.affiliation ${ctx.sql({ account: id, organisation: town })}`
  if (role !== null)
    await ctx.transaction(async (tx) => {
      await tx.sql`
        insert into identity.assignment ${tx.sql({ account: id, organisation: town, role, ground: 'granted', since: at })}`
      await append(tx, { type: 'roles.changed', subject: `roles:${town}`, content: { organisation: town } })
    })
  return id
}

/** Has somebody give an address and confirm it from the mail that comes. */
export async function wantMail(
  { ctx, server, send }: Town,
  account: string,
  { pace, address }: { pace: string; address: string },
): Promise<void> {
  await chooseMail(ctx, { account, demonstration: false }, { pace, address, language: 'sv' })
  await send()
  const mail = server.received.findLast((one) => one.to.includes(address))
  await answerConfirmation(ctx, linkIn(mail?.text ?? '', 'bekrafta'))
}

/** The secret of the first link of a kind in a mail. */
export function linkIn(text: string, kind: 'bekrafta' | 'avsluta' | 'stammer'): string {
  const secret = new RegExp(`/post/${kind}/([\\w-]{43})`).exec(text)?.[1]
  if (!secret) throw new Error(`no link of the kind ${kind} in: ${text}`)
  return secret
}
