import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { append, ledgerSize, runSequencer, sequenceAll } from '#ledger'
import { connect } from '#platform/database'
import { createTestDatabase, testContext } from '#platform/testing'
import { createChangeFeed } from './change-feed.ts'
import { streamChanges } from './stream-changes.ts'
import { type OpenStream, openStream } from './testing/open-stream.ts'
import { startApi } from './testing/start-api.ts'

const { sql, url } = await createTestDatabase()
const ctx = testContext(sql)
const server = await startApi(ctx, 5)
const address = `${await server.listen({ port: 0, host: '127.0.0.1' })}/api/v1/changes/stream`
afterAll(() => server.close())

const remember = (subject: string, content: object = {}) =>
  ctx.transaction((tx) => append(tx, { type: 'thing.noted', subject, content }))
async function rememberNow(...subjects: string[]) {
  for (const subject of subjects) await remember(subject)
  await sequenceAll(ctx)
}
const indices = (stream: OpenStream) => stream.events.flatMap(({ id }) => (id === null ? [] : [id]))
const upTo = (from: number, end: number) => Array.from({ length: end - from }, (_, place) => from + place)
const opened: OpenStream[] = []
async function open(place: string, headers: Record<string, string> = {}): Promise<OpenStream> {
  const stream = await openStream(place, headers)
  opened.push(stream)
  return stream
}
afterEach(() => {
  for (const stream of opened.splice(0)) stream.close()
})
const patience = { timeout: 60_000, interval: 50 }

describe('a stream of changes', () => {
  it('tells what there is from an index on, and then what comes', async () => {
    await rememberNow('a', 'b', 'c')
    const stream = await open(`${address}?from=1`)
    expect([stream.status, stream.contentType]).toEqual([200, 'text/event-stream; charset=utf-8'])
    await expect.poll(() => indices(stream), patience).toEqual([1, 2])
    await rememberNow('d')
    await expect.poll(() => indices(stream), patience).toEqual([1, 2, 3])
    const last = stream.events.at(-1)?.data
    expect(JSON.parse(last ?? '')).toMatchObject({ index: 3, type: 'thing.noted', subject: 'd', content: {} })
  })

  it('goes on after the last event a browser has seen, whatever the address says', async () => {
    const stream = await open(`${address}?from=0`, { 'last-event-id': '2' })
    await expect.poll(() => indices(stream), patience).toEqual([3])
  })

  it('begins now when nothing else is asked for', async () => {
    const size = await ledgerSize(ctx)
    const stream = await open(address)
    await expect.poll(() => stream.text(), patience).toMatch('retry:')
    await rememberNow('e')
    await expect.poll(() => indices(stream), patience).toEqual([size])
  })

  it('refuses a place that the ledger has not reached', async () => {
    const stream = await open(`${address}?from=${(await ledgerSize(ctx)) + 1}`)
    expect([stream.status, stream.contentType]).toEqual([400, 'application/problem+json'])
  })

  it('has no gap and no repeat where the past meets the present, with six writers and streams that come and go', async () => {
    const pool = connect(url, { max: 6 })
    const sequencers = [runSequencer(ctx, 2), runSequencer(testContext(pool), 3)]
    const begin = await ledgerSize(ctx)
    const writers = upTo(0, 6).map(async (writer) => {
      for (let number = 0; number < 60; number++) {
        await testContext(pool).transaction(async (tx) => {
          await append(tx, { type: 'thing.noted', subject: `w${writer}`, content: { number } })
          if (number % 7 === 0) await pause(2)
        })
      }
    })
    const early = await open(`${address}?from=0`)
    const streams = [early]
    for (const from of [begin, begin + 1, 3]) {
      await expect.poll(() => indices(early).length, patience).toBeGreaterThan(begin + 10 * streams.length)
      streams.push(await open(`${address}?from=${from}`))
    }
    await Promise.all(writers)
    for (const sequencer of sequencers) await sequencer.stop()
    await sequenceAll(ctx)
    const end = begin + 360
    expect(await ledgerSize(ctx)).toBe(end)
    for (const [place, from] of [0, begin, begin + 1, 3].entries()) {
      const stream = streams[place]
      await expect.poll(() => stream && indices(stream).length, patience).toBe(end - from)
      expect(stream && indices(stream)).toEqual(upTo(from, end))
    }
    await pool.end()
  })

  it('waits for a slow reader instead of filling memory, and then loses nothing', async () => {
    const begin = await ledgerSize(ctx)
    const stream = await open(`${address}?from=${begin}`)
    await expect.poll(() => stream.text(), patience).toMatch('retry:')
    stream.pause()
    const large = { text: 'x'.repeat(200_000) }
    for (let number = 0; number < 60; number++) await remember('large', large)
    await sequenceAll(ctx)
    await pause(300)
    const held = stream.text().length
    expect(held).toBeLessThan(60 * 200_000)
    stream.resume()
    await expect.poll(() => indices(stream).length, patience).toBe(60)
    expect(indices(stream)).toEqual(upTo(begin, begin + 60))
  })

  it('is refused with 503 and a way out when all places are taken, and free again when somebody leaves', async () => {
    const streams: OpenStream[] = []
    // those of the test before may still be on their way out
    await expect
      .poll(async () => {
        const stream = await open(address)
        if (stream.status === 200) streams.push(stream)
        return streams.length
      }, patience)
      .toBe(5)
    const refused = await server.inject('/api/v1/changes/stream')
    expect(refused.statusCode).toBe(503)
    expect(refused.headers['retry-after']).toBe('30')
    expect(refused.json()).toMatchObject({
      title: 'Unavailable',
      detail: expect.stringMatching('/api/v1/changes'),
    })
    streams[0]?.close()
    await expect.poll(async () => (await open(address)).status, patience).toBe(200)
  })

  it('is heard over when the connection that listens is lost', async () => {
    const stream = await open(address)
    await expect.poll(() => stream.text(), patience).toMatch('retry:')
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where query ilike 'listen%' and datname = current_database()`
    const size = await ledgerSize(ctx)
    await rememberNow('after the loss')
    await expect.poll(() => indices(stream), patience).toEqual([size])
  })

  it('breathes while nothing happens', async () => {
    const feed = createChangeFeed(ctx, 1)
    const ending = new AbortController()
    const stream = streamChanges(feed, await ledgerSize(ctx), ending.signal, 5)
    expect([await stream.next(), await stream.next(), await stream.next()].map(({ value }) => value)).toEqual(
      ['retry: 3000\n\n', ':\n\n', ':\n\n'],
    )
    ending.abort()
    await stream.next()
    expect(await stream.next()).toEqual({ done: true, value: undefined })
    await feed.close()
  })

  it('ends when the server stops, and so does the server', async () => {
    const stopping = await startApi(ctx)
    const place = await stopping.listen({ port: 0, host: '127.0.0.1' })
    const stream = await open(`${place}/api/v1/changes/stream`)
    await expect.poll(() => stream.text(), patience).toMatch('retry:')
    await stopping.close()
    await stream.ended
  })
})
