import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { createDatabaseForEachTest, type TestDatabase } from '#platform/testing'
import { openRooms, token } from '../testing/rooms.ts'
import { openDue } from './open-due.ts'
import { publishSheet } from './publish-sheet.ts'
import { saveSheet } from './save-sheet.ts'
import { visibilities, withholdable } from './sheet-state.ts'

let database: TestDatabase
createDatabaseForEachTest((made) => {
  database = made
})
let rooms: Awaited<ReturnType<typeof openRooms>>
beforeEach(async () => {
  rooms = await openRooms(database.sql)
})

const texts = ['need', 'aim', 'expectedEffect', 'summary', 'lesson', 'introductionPlan'] as const
const step = fc.record({
  visibility: fc.constantFrom(...visibilities),
  ground: fc.constantFrom('tender', 'security-measures'),
  hidden: fc.subarray(texts.filter((field) => withholdable.some((name) => name === field))),
  level: fc.constantFrom('organisation', 'public-sector'),
  publish: fc.boolean(),
  reason: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

let written = 0
const UNTIL = '2026-12-31'

/** Writes and publishes as told, and returns the words that were never allowed out. */
async function walk(steps: readonly Step[]): Promise<string[]> {
  let id: string | null = null
  let version = 0
  const secret = new Set<string>()
  for (const { visibility, ground, hidden, level, publish } of steps) {
    const canary = (field: string) => `kanarie${++written}${field}`
    const claims = {
      title: canary('title'),
      ...Object.fromEntries(texts.map((field) => [field, canary(field)])),
    }
    const fields = Object.fromEntries(hidden.map((field) => [field, { ground, until: UNTIL, level }]))
    const withholding = { ground, until: UNTIL }
    const form = {
      id,
      baseVersion: version,
      token: token(),
      state: { claims, visibility, withholding, fields },
    }
    const saved = await saveSheet(rooms.as('editor'), form)
    if (saved.outcome === 'conflict') throw new Error('nobody else writes here')
    id = saved.id
    version = saved.version
    const out = publish && visibility === 'public'
    for (const [field, word] of Object.entries(claims))
      if (!out || hidden.some((one) => one === field)) secret.add(word)
    if (publish) await publishSheet(rooms.as('publisher'), { id, readThrough: false }).catch(() => undefined)
  }
  await openDue(rooms.as('timekeeper', null))
  return [...secret]
}

/** Every word that stands anywhere but in the organisations' own rooms: all tables, and all views that are published. */
async function wordsOutside(): Promise<Set<string>> {
  const places = await database.sql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema not in ('workspace', 'pg_catalog', 'information_schema')`
  const words = new Set<string>()
  for (const { schema, name } of places) {
    const rows = await database.sql<{ text: string }[]>`
      select whole::text as text from ${database.sql(`${schema}.${name}`)} as whole
      where whole::text like '%kanarie%'`
    for (const { text } of rows) for (const [word] of text.matchAll(/kanarie\d+[a-z]+/gi)) words.add(word)
  }
  const bodies = await database.sql<{ text: string }[]>`
    select convert_from(body, 'UTF8') as text from ledger.content
    where position('kanarie'::bytea in body) > 0`
  for (const { text } of bodies) for (const [word] of text.matchAll(/kanarie\d+[a-z]+/gi)) words.add(word)
  return words
}

const sequences = process.env.SKALA_LONG ? 10_000 : 40

describe('a secret', () => {
  it(
    `stays in the room through ${sequences} random sequences of edits and publications`,
    async () => {
      const walks = fc.sample(fc.array(step, { minLength: 1, maxLength: 5 }), sequences)
      const secrets: string[] = []
      for (const steps of walks) secrets.push(...(await walk(steps)))
      const outside = await wordsOutside()
      expect(secrets.filter((word) => outside.has(word))).toEqual([])
      // the search is awake: what was published is found outside
      expect(outside.size).toBeGreaterThan(0)
      process.stdout.write(
        `secrets: ${sequences} sequences, ${secrets.length} words not allowed out, 0 of them outside; ${outside.size} published words found there\n`,
      )
    },
    process.env.SKALA_LONG ? 3_600_000 : 120_000,
  )
})
