import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { append, openSigning, redactEntry, sequenceAll, verifyFile } from '#ledger'
import { createTestDatabase, testContext } from '#platform/testing'
import { logRoutes } from './log-routes.ts'

const { sql } = await createTestDatabase()
const ctx = testContext(sql)
const folder = await mkdtemp(join(tmpdir(), 'skala-content-'))
const server = Fastify()
await server.register(logRoutes, { prefix: '/log', ctx })
const base = await server.listen({ port: 0, host: '127.0.0.1' })
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})
const signing = openSigning({
  ...{ keys: join(folder, 'keys'), copies: join(folder, 'copies') },
  originOf: (year) => `registry.example/log/${year}`,
})
const content = { title: 'Öppna data', contact: 'Eva Ek' }
const get = (path: string) => server.inject({ url: `/log/${path}` })
const verify = async (...flags: string[]) => {
  const words: string[] = []
  const key = (await get('keys')).body.trim()
  const doors = { readFile: (path: string) => readFile(path), write: (text: string) => void words.push(text) }
  const code = await verifyFile([`${base}/log/proof/0`, '--key', key, ...flags], doors)
  return { code, said: words.join('') }
}

beforeAll(async () => {
  await ctx.transaction((tx) => append(tx, { type: 'thing.noted', subject: 'a', content }))
  await sequenceAll(ctx, signing)
})

describe('what an entry says', () => {
  it('is served with its salt, and shown by the single file to be what was logged', async () => {
    const answer = await get('content/0')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(JSON.parse(answer.json().content)).toEqual(content)
    const { code, said } = await verify('--content', `${base}/log/content/0`)
    expect(code).toBe(0)
    expect(said).toContain('Eva Ek')
  })

  it('is refused when it is not what was logged', async () => {
    const path = join(folder, 'forged.json')
    const { salt } = (await get('content/0')).json()
    await writeFile(path, JSON.stringify({ salt, content: '{"contact":"Eva El","title":"Öppna data"}' }))
    expect(await verify('--content', path)).toMatchObject({
      code: 1,
      said: expect.stringContaining('other-content'),
    })
    await writeFile(path, 'rubbish')
    expect(await verify('--content', path)).toMatchObject({
      code: 1,
      said: expect.stringContaining('malformed-content'),
    })
  })

  it('is not there for entries that do not exist or are not yet published', async () => {
    expect((await get('content/1')).statusCode).toBe(404)
    await ctx.transaction((tx) => append(tx, { type: 'thing.noted', subject: 'b', content }))
    await sequenceAll(ctx)
    expect((await get('content/1')).statusCode).toBe(404)
    await sequenceAll(ctx, signing)
    expect((await get('content/1')).statusCode).toBe(200)
  })

  it('is gone with its salt once erased, and the answer names the entry that says why', async () => {
    await redactEntry(ctx, { index: 0, ground: 'GDPR art. 17.1 d' })
    await sequenceAll(ctx, signing)
    const answer = await get('content/0')
    expect(answer.statusCode).toBe(404)
    expect(answer.body).toMatch(/2/)
    expect(answer.body).not.toMatch('Eva')
    expect((await verify()).code).toBe(0)
  })
})

describe('the verifier that stands by itself', () => {
  it('is served as the very file that is tested, for any page or program', async () => {
    const answer = await get('verify-standalone.mjs')
    expect(answer.headers['content-type']).toMatch('text/javascript')
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    expect(answer.body).toBe(await readFile('src/ledger/tree/verify-standalone.mjs', 'utf8'))
  })
})
