import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openWaitingRoom, takeInConcerns } from '#frontline'
import { packageRoot } from '#platform/config'
import { openDatabase } from '#platform/database'
import { testContext } from '#platform/testing'

const CONCERNS = 100
/** A stranger's way of looking: a time counts as told when anything on disk comes this near to it, in milliseconds. */
const NEAR = 20
/** PostgreSQL counts microseconds from here. */
const POSTGRES_EPOCH = Date.UTC(2000, 0, 1)

let folder = ''
let log = ''
let transactions = { before: '', after: '' }
const sentAt: number[] = []
let stop: () => Promise<void> = async () => {}

/** One person: an address, a browser and words of their own. */
const personOf = (number: number) => ({
  address: `127.0.0.${number + 2}`,
  forwarded: `203.0.113.${number + 2}`,
  agent: `Sparhund/${number}`,
  secret: `hemlighet-${number}-${number * 7_919}`,
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skala-traces-'))
  await chmod(folder, 0o711)
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, SKALA_URL: ___, ...environment } = process.env
  const child = spawn(process.execPath, ['bin/skala.mjs', 'serve', '--role', 'web'], {
    cwd: packageRoot(),
    env: {
      ...environment,
      ...{ PORT: '0', HOST: '127.0.0.1', SKALA_DATA: folder, LOG_LEVEL: 'trace', SKALA_DEMONSTRATION: 'off' },
    },
  })
  const ended = once(child, 'exit')
  stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  const hear = (chunk: Buffer) => {
    log += chunk.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  await vi.waitFor(() => expect(log).toMatch(/http:\/\/localhost:\d+/), { timeout: 120_000, interval: 200 })
  const address = /http:\/\/localhost:(\d+)/.exec(log)?.[1] ?? ''
  const database = await openDatabase({ url: null, folder, share: true })
  const count = async () => {
    const [row] = await database.sql<{ next: string }[]>`
      select pg_snapshot_xmax(pg_current_snapshot())::text as next`
    return row?.next ?? ''
  }
  const before = await count()
  await aSecondPasses()
  for (let number = 0; number < CONCERNS; number++) await send(Number(address), number)
  transactions = { before, after: await count() }
  await aSecondPasses()
  await database.close()
  await stop()
}, 300_000)
afterAll(async () => {
  await stop()
  await rm(folder, { recursive: true, force: true })
})

/** The server notes when it starts and stops; those seconds are not to be taken for anybody's. */
async function aSecondPasses(): Promise<void> {
  const begun = Date.now()
  await vi.waitFor(() => expect(Date.now() - begun).toBeGreaterThan(1_000), { timeout: 10_000 })
}

/** Sends a concern as one person, who tries again when the machine is too busy to take it. */
async function send(port: number, number: number): Promise<void> {
  await vi.waitFor(async () => expect(await sendOnce(port, number)).toBe(200), {
    timeout: 60_000,
    interval: 500,
  })
}

/** Sends it; when it was sent and answered is written down here and, we hope, nowhere else. */
async function sendOnce(port: number, number: number): Promise<number> {
  const { address, forwarded, agent, secret } = personOf(number)
  const body = new URLSearchParams({
    ...{ system: 'Schemat', doing: `lade ett schema, ${secret}`, happened: `Det gick inte, ${secret}.` },
    ...{ severity: 'friction' },
  }).toString()
  sentAt.push(Date.now())
  const status = await new Promise<number>((resolve, reject) => {
    const asked = request(
      {
        ...{ port, host: '127.0.0.1', method: 'POST', path: '/sv/signal/arbete', localAddress: address },
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'user-agent': agent,
          'x-forwarded-for': forwarded,
        },
      },
      (answer) => answer.resume().on('end', () => resolve(answer.statusCode ?? 0)),
    )
    asked.on('error', reject).end(body)
  })
  sentAt.push(Date.now())
  return status
}

/** Every file under the data folder: what the database keeps, its journal (WAL), the waiting room, everything. */
async function everyFile(): Promise<{ path: string; bytes: Buffer; changed: number }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(
    paths.map(async (path) => ({ path, bytes: await readFile(path), changed: (await stat(path)).mtimeMs })),
  )
}

/** Places on disk and in the log that hold one of these words. */
async function placesOf(words: readonly string[]): Promise<string[]> {
  const inLog = words.filter((word) => log.includes(word)).map((word) => `log: ${word}`)
  const files = await everyFile()
  return [
    ...inLog,
    ...files.flatMap(({ path, bytes }) =>
      words.filter((word) => bytes.includes(word)).map((word) => `${path}: ${word}`),
    ),
  ]
}

/** Places with a time, as PostgreSQL writes one or as text, that comes near the moment at which a concern was sent. */
async function timesNear(): Promise<string[]> {
  const near = (milliseconds: number) => sentAt.some((sent) => Math.abs(sent - milliseconds) <= NEAR)
  const micros = sentAt.map((sent) => BigInt(sent - POSTGRES_EPOCH) * 1_000n)
  const highs = [...new Set(micros.map((value) => Number(value >> 32n)))]
  const found: string[] = []
  for (const { path, bytes, changed } of await everyFile()) {
    if (near(changed)) found.push(`${path}: time of change`)
    for (const high of highs) {
      const pattern = Buffer.alloc(4)
      pattern.writeUInt32LE(high)
      for (let at = bytes.indexOf(pattern, 4); at >= 4; at = bytes.indexOf(pattern, at + 1)) {
        const value = bytes.readBigInt64LE(at - 4)
        if (near(Number(value / 1_000n) + POSTGRES_EPOCH)) found.push(`${path}: ${value}`)
      }
    }
  }
  return found
}

/** The moments as people and programs write them: to the second, in both time zones, and in whole milliseconds. */
const writtenTimes = () => {
  const seconds = [...new Set(sentAt.map((sent) => new Date(sent).toISOString().slice(0, 19)))]
  return [...seconds, ...seconds.map((second) => second.replace('T', ' ')), ...sentAt.map(String)]
}

const people = Array.from({ length: CONCERNS }, (_, number) => personOf(number))
const identifying = people.flatMap(({ address, forwarded, agent }) => [
  ...[address, forwarded].map((one) => `${one}"`),
  ...[address, forwarded].map((one) => `${one} `),
  agent,
])

describe('after a hundred concerns', () => {
  it('the database has not been asked to write a single thing', () => {
    expect(sentAt.length).toBeGreaterThanOrEqual(2 * CONCERNS)
    expect(transactions.after).toBe(transactions.before)
  })

  it('no address, no browser and no word of theirs is anywhere on disk or in the log', async () => {
    expect(await placesOf([...identifying, ...people.map(({ secret }) => secret)])).toEqual([])
  })

  it('no time of theirs is anywhere on disk or in the log', async () => {
    expect(await placesOf(writtenTimes())).toEqual([])
    expect(await timesNear()).toEqual([])
  })

  it('they are all taken in by the night, and still no address, browser or time is anywhere', async () => {
    const room = await openWaitingRoom(join(folder, 'waiting-room'))
    const database = await openDatabase({ url: null, folder, share: false })
    const tomorrow = new Date((sentAt[0] ?? 0) + 86_400_000)
    const keeper = testContext(database.sql, { role: 'timekeeper', now: () => tomorrow })
    expect(await takeInConcerns(keeper, room)).toBe(CONCERNS)
    await room.close()
    const [kept] = await database.sql<{ all: number; words: number; days: number }[]>`
      select count(*) as all, count(distinct happened) as words, count(distinct received_on) as days
      from frontline.concern`
    expect(kept).toMatchObject({ all: CONCERNS, words: CONCERNS })
    const order = await database.sql<{ secret: number }[]>`
      select substring(happened from 'hemlighet-(\d+)')::integer as secret from frontline.concern order by number`
    expect(order.map(({ secret }) => secret)).not.toEqual(people.map((_, number) => number))
    await database.close()
    expect(await placesOf([...identifying, ...writtenTimes()])).toEqual([])
    expect(await timesNear()).toEqual([])
  })
})
