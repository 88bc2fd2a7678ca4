import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  append,
  auditLog,
  logReader,
  mirrorLog,
  openSigning,
  parseVerifierKey,
  sequenceAll,
  verifyFile,
} from '#ledger'
import { createTestDatabase, testContext } from '#platform/testing'
import { logRoutes } from './log-routes.ts'

const { sql } = await createTestDatabase()
const ctx = testContext(sql)
const folder = await mkdtemp(join(tmpdir(), 'skala-log-'))
const server = Fastify()
await server.register(logRoutes, { prefix: '/log', ctx })
const base = await server.listen({ port: 0, host: '127.0.0.1' })
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})
const signing = openSigning({
  keys: join(folder, 'keys'),
  copies: join(folder, 'copies'),
  originOf: (year) => `registry.example/log/${year}`,
})
const get = (path: string) => server.inject({ url: path })

async function write(count: number, signed = true) {
  await ctx.transaction(async (tx) => {
    for (let one = 0; one < count; one++)
      await append(tx, { type: 'thing.noted', subject: `s${one}`, content: { one } })
  })
  await sequenceAll(ctx, signed ? signing : undefined)
}

describe('before anything is published', () => {
  it('there is no checkpoint, no tile and no proof', async () => {
    for (const path of ['checkpoint', '2026/checkpoint', 'tile/0/000.p/1', 'proof/0'])
      expect((await get(`/log/${path}`)).statusCode).toBe(404)
  })
})

describe('the published log', () => {
  beforeAll(() => write(300))

  it('is whole for whoever reads it over the web or from a mirror', async () => {
    const key = parseVerifierKey((await get('/log/keys')).body.trim())
    if (!key.ok) throw new Error(key.why)
    await mirrorLog(ctx, join(folder, 'mirror'))
    for (const place of [`${base}/log/`, `${base}/log/2026/`, join(folder, 'mirror')]) {
      const { entries, damage } = await auditLog(logReader(place), [key.value])
      expect({ entries, damage }).toEqual({ entries: 300, damage: [] })
    }
  })

  it('answers with the headers of C2SP tlog-tiles: tiles for ever, the checkpoint for a moment, to every site', async () => {
    const tile = await get('/log/tile/entries/000')
    expect(tile.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
    })
    const checkpoint = await get('/log/checkpoint')
    expect(checkpoint.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=2',
      'access-control-allow-origin': '*',
    })
    expect((await get('/log/tile/0/000')).rawPayload).toHaveLength(8_192)
  })

  it.each([
    'tile/0/001',
    'tile/0/001.p/45',
    'tile/1/000',
    'tile/2/000.p/1',
    'tile/0/0',
    'tile/0/000.p/256',
    'tile/entries/001.p/0',
    'tile/entries/x000/000',
    'tile/0/%2e%2e%2f000',
    'tile/0/000.p/1%00',
    '2025/checkpoint',
    '20%25/checkpoint',
    'proof/300',
    'proof/-1',
    'proof/999999999999999',
  ])('has no %s', async (path) => {
    const answer = await get(`/log/${path}`)
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['cache-control'] ?? 'no-store').toBe('no-store')
  })

  it('keeps a partial tile the same after it grew', async () => {
    const before = (await get('/log/tile/entries/001.p/44')).rawPayload
    await write(10)
    expect((await get('/log/tile/entries/001.p/44')).rawPayload).toEqual(before)
    expect((await get('/log/tile/0/001.p/54')).rawPayload).toHaveLength(54 * 32)
  })

  it('gives a proof that the single-file verifier accepts, and not for an entry that is not sealed yet', async () => {
    const key = (await get('/log/keys')).body.trim()
    const doors = { readFile: (path: string) => readFile(path), write: () => undefined }
    for (const index of [0, 255, 256, 309])
      expect(await verifyFile([`${base}/log/proof/${index}`, '--key', key], doors)).toBe(0)
    await write(1, false)
    expect((await get('/log/proof/310')).statusCode).toBe(404)
    expect((await get('/log/checkpoint')).body).toContain('\n310\n')
  })
})
