import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { handInConcern, openWaitingRoom, takeInConcerns } from '#frontline'
import { giveNationalRole, makeApiKey, openSession, type Role } from '#identity'
import { sequenceAll } from '#ledger'
import { follow } from '#notification'
import { type Context, createContext } from '#platform/context'
import type { FixedClock } from '#platform/testing'
import {
  listRecords,
  loadResolver,
  markMissing,
  type ObservationDraft,
  recordObservations,
  redactWords,
} from '#registry'
import { addAttachment, publishSheet, saveSheet, shareAttachment } from '#workspace'
import { accountOf, bodies, registerPeople, signInAs } from '../people.ts'
import { type Visitor, visitor } from '../visitor.ts'

/** The two organisations that everybody is tried at: the one they act for, and one they do not. */
export const places = ['home', 'other'] as const
export type PlaceName = (typeof places)[number]

/** What lies at a place, by id. */
export interface Place {
  readonly name: PlaceName
  readonly organisation: string
  readonly initiative: string
  readonly solution: string
  readonly product: string
  /** An initiative that has left its source. */
  readonly gone: string
  /** An initiative out of which words have been erased. */
  readonly redacted: string
  /** What its own room keeps and not everybody may see. */
  readonly sheets: readonly string[]
  /** A file of one of the sheets that those who edit see. */
  readonly attachment: string
}

/** Somebody who asks. All who act for an organisation act for `home`. */
export interface Asker {
  readonly name: string
  readonly role: Role | 'public'
  /** Whether they act for `home`. */
  readonly ofHome: boolean
  readonly browser: Visitor
}

/** Words that stand somewhere in the store and may be shown to few or to nobody. */
export interface Secret {
  readonly state: string
  readonly place: PlaceName
  readonly words: string
}

/** Everything the matrix walks through. */
export interface World {
  readonly places: Readonly<Record<PlaceName, Place>>
  readonly askers: readonly Asker[]
  readonly keys: ReadonlyMap<string, string>
  readonly secrets: readonly Secret[]
}

const organisationOf = { home: bodies.home, other: bodies.other } as const
const homeRoles = ['reader', 'reporter', 'editor', 'publisher', 'administrator', 'witness'] as const
const national = ['analyst', 'moderator', 'operator'] as const

/** Fills an empty store with two organisations, everybody who can ask, and everything that must not be told. */
export async function fillWorld(ctx: Context, clock: FixedClock, site: FastifyInstance): Promise<World> {
  await registerPeople(ctx, [
    ...homeRoles.map((role) => [`Kanarieperson-${role}`, role, bodies.home] as const),
    ['Kanarieperson-joint', 'publisher', bodies.joint],
    ['Kanariekollega', 'reader', bodies.home],
    ['Kanariegranne', 'administrator', bodies.other],
  ])
  const found = {
    home: await fillPlace(ctx, 'home'),
    other: await fillPlace(ctx, 'other'),
  }
  await fillConcerns(ctx, clock, found)
  await fillFollows(ctx)
  const keys = new Map<string, string>()
  for (const role of ['reader', 'reporter', 'editor', 'publisher'] as const)
    keys.set(role, await makeKey(ctx, 'home', role))
  keys.set('publisher of another organisation', await makeKey(ctx, 'other', 'publisher'))
  await sequenceAll(ctx)
  return { places: found, askers: await askersOf(ctx, site), keys, secrets: secretsOf() }
}

const makeKey = (ctx: Context, place: PlaceName, role: string) =>
  makeApiKey(ctx, {
    ...{ organisation: organisationOf[place], role, months: 12 },
    label: `kanarienyckel ${place}`,
  })

/** What stands in the store and is not for everybody, by the state of what it belongs to. */
const secretsOf = (): Secret[] => [
  { state: 'name of a colleague', place: 'home', words: 'Kanariekollega' },
  { state: 'name of a colleague', place: 'other', words: 'Kanariegranne' },
  ...places.flatMap((place) => [
    { state: 'label of a key', place, words: `kanarienyckel ${place}` },
    { state: 'address of a role', place, words: `kanarieadress-${place}@kanarie.example` },
    { state: 'what a colleague follows', place, words: `kanariebevakning-${place}` },
    { state: 'erased words', place, words: erased(place) },
    { state: 'told in confidence', place, words: told(place) },
    { state: 'sheet: draft', place, words: `kanarieutkast-${place}` },
    { state: 'sheet: organisation', place, words: `kanarieinternt-${place}` },
    { state: 'shared with the public sector', place, words: `kanariesektor-${place}` },
    { state: 'attachment: draft', place, words: `kanariebilaga-utkast-${place}` },
    { state: 'attachment: organisation', place, words: `kanariebilaga-internt-${place}` },
    { state: 'sheet: withheld field', place, words: `kanarieundanhallet-${place}` },
  ]),
]

const told = (place: PlaceName) => `kanarieberattelse-${place}`
const erased = (place: PlaceName) => `kanarieraderad-${place}`

/** Something met at work at each place, told without a name; the night has passed since. */
async function fillConcerns(ctx: Context, clock: FixedClock, found: World['places']): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'skala-matrix-'))
  const room = await openWaitingRoom(folder)
  for (const { name, initiative } of Object.values(found)) {
    const form = {
      record: initiative,
      doing: told(name),
      happened: told(name),
      severity: 'obstacle',
      noPerson: 'yes',
    }
    await handInConcern(ctx, room, { form, language: 'sv' })
  }
  clock.forward({ days: 1 })
  const actor = { organisation: null, role: 'timekeeper' }
  await takeInConcerns(createContext({ sql: ctx.sql, log: ctx.log, now: ctx.now, actor }), room)
  await room.close()
  await rm(folder, { recursive: true })
}

/** A colleague at each place follows a search; each place's registrar has an address. */
async function fillFollows(ctx: Context): Promise<void> {
  const colleagues = { home: 'Kanariekollega', other: 'Kanariegranne' }
  for (const name of places) {
    const account = await accountOf(ctx, colleagues[name])
    const search = { kind: 'search', target: `q=kanariebevakning-${name}` }
    await follow(ctx, { account, demonstration: true }, search, 'sv')
    await ctx.sql`
      insert into notification.address ${ctx.sql({
        recipient: `role:${organisationOf[name]}:registrar`,
        address: `kanarieadress-${name}@kanarie.example`,
        ...{ language: 'sv', since: ctx.now(), confirmed_at: ctx.now() },
      })}`
  }
}

async function fillPlace(ctx: Context, name: PlaceName): Promise<Place> {
  const organisation = organisationOf[name]
  const origin = {
    ...{ source: `kanariekalla-${name}`, owner: organisation, priority: 60, capture: null },
    demonstration: true,
  }
  const resolve = await loadResolver(ctx)
  const title = (what: string) => `Öppet ${what} ${name}`
  const drafts: ObservationDraft[] = [
    { kind: 'initiative', key: 'open', claims: { title: title('initiativ') } },
    {
      kind: 'initiative',
      key: 'redacted',
      claims: { title: title('rättat initiativ'), summary: `Kontakta ${erased(name)} om detta.` },
    },
    { kind: 'solution', key: 'solution', claims: { title: title('bibliotek') } },
    { kind: 'product', key: 'product', claims: { title: title('system') } },
  ]
  const ours = { number: organisation.slice(2) }
  const owned = drafts.map((draft) => ({ ...draft, organisation: ours }))
  await recordObservations(ctx, origin, owned, resolve)
  const left = { ...origin, source: `${origin.source}-borta` }
  const gone: ObservationDraft = {
    kind: 'initiative',
    key: 'gone',
    organisation: { number: organisation.slice(2) },
    claims: { title: title('försvunnet initiativ') },
  }
  await recordObservations(ctx, left, [gone], resolve)
  const later = new Date(ctx.now().getTime() + 1_000)
  for (const _harvest of [1, 2]) await markMissing(ctx, left.source, later)
  await sequenceAll(ctx)
  const idOf = async (kind: 'initiative' | 'solution' | 'product', what: string) => {
    const { items } = await listRecords(ctx, { kind }, { sort: 'title', cursor: null, limit: 50 })
    const one = items.find((item) => item.title === title(what))
    if (!one) throw new Error(`there is no ${title(what)}`)
    return one.id
  }
  const redacted = await idOf('initiative', 'rättat initiativ')
  await redactWords(ctx, { record: redacted, words: erased(name), ground: 'GDPR art. 17' })
  return {
    ...{ name, organisation, redacted, ...(await fillRoom(ctx, name)) },
    initiative: await idOf('initiative', 'initiativ'),
    gone: await idOf('initiative', 'försvunnet initiativ'),
    solution: await idOf('solution', 'bibliotek'),
    product: await idOf('product', 'system'),
  }
}

/** One sheet in each state that not everybody may see; all but the draft are published as far as they may be. */
async function fillRoom(ctx: Context, name: PlaceName): Promise<Pick<Place, 'sheets' | 'attachment'>> {
  const actor = { organisation: organisationOf[name], role: 'publisher' }
  const own = createContext({ sql: ctx.sql, log: ctx.log, now: ctx.now, actor })
  const withholding = { ground: 'tender', until: '2027-06-30' }
  const states = [
    { claims: { title: `kanarieutkast-${name}` }, visibility: 'draft', withholding: null, fields: {} },
    { claims: { title: `kanarieinternt-${name}` }, visibility: 'organisation', withholding, fields: {} },
    { claims: { title: `kanariesektor-${name}` }, visibility: 'public-sector', withholding, fields: {} },
    {
      claims: { title: `Delvis öppet ${name}`, summary: `kanarieundanhallet-${name}` },
      ...{
        visibility: 'public',
        withholding: null,
        fields: { summary: { level: 'organisation', ...withholding } },
      },
    },
  ]
  const ids: string[] = []
  for (const state of states) {
    const saved = await saveSheet(own, { id: null, baseVersion: 0, token: randomUUID(), state })
    if (saved.outcome === 'conflict') throw new Error('nobody else writes here')
    if (state.visibility !== 'draft') await publishSheet(own, { id: saved.id, readThrough: true })
    ids.push(saved.id)
  }
  const attach = (words: string) =>
    addAttachment(own, {
      ...{ sheet: ids.at(-1) ?? '', name: `${words}.txt` },
      bytes: new TextEncoder().encode(words),
    })
  const internal = await attach(`kanariebilaga-internt-${name}`)
  await shareAttachment(own, { id: internal, level: 'organisation', readThrough: false })
  return { sheets: ids, attachment: await attach(`kanariebilaga-utkast-${name}`) }
}

async function askersOf(ctx: Context, site: FastifyInstance): Promise<Asker[]> {
  const own = await Promise.all(
    homeRoles.map(async (role) => ({
      ...{ name: role, role, ofHome: true },
      browser: await signInAs(site, ctx, `Kanarieperson-${role}`),
    })),
  )
  const witness = own.find(({ role }) => role === 'witness')
  // whoever the organisation vouches for reads there too; here they act as what they are
  await witness?.browser.post('/sv/uppdrag', { uppdrag: `${bodies.home}.witness.self` })
  const joint = await signInAs(site, ctx, 'Kanarieperson-joint')
  await joint.post('/sv/uppdrag', { uppdrag: `${bodies.home}.publisher.${bodies.joint}` })
  return [
    { name: 'public', role: 'public', ofHome: false, browser: visitor(site) },
    ...own,
    { name: 'publisher by way of a joint body', role: 'publisher', ofHome: true, browser: joint },
    ...(await Promise.all(national.map((role) => nationalAsker(ctx, site, role)))),
  ]
}

/** National roles belong to nobody invented, so these come by the verbs behind the sign-in. */
async function nationalAsker(
  ctx: Context,
  site: FastifyInstance,
  role: (typeof national)[number],
): Promise<Asker> {
  const [row] = await ctx.sql<{ id: string }[]>`
    insert into identity.account (key, provider, name, demonstration, created_at, signed_in_at)
    values (sha256(${role}::bytea), 'test', ${role}, false, ${ctx.now()}, ${ctx.now()})
    returning id`
  const account = row?.id ?? ''
  await giveNationalRole(ctx, { account, role })
  const jar = new Map([['__Host-skala-session', await openSession(ctx, account)]])
  return { name: role, role, ofHome: false, browser: visitor(site, jar) }
}
