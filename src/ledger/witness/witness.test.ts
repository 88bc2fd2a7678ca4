import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  append,
  createWitness,
  formatVerifierKey,
  gatherCosignatures,
  generateKey,
  LedgerForked,
  openSigning,
  parsePolicy,
  proofOf,
  readCheckpoint,
  sequenceAll,
  witnessStatus,
} from '#ledger'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import {
  openUnderPolicy,
  parseSignerKey,
  parseVerifierKey,
  type SignerKey,
  signCheckpoint,
} from '../tree/index.ts'

const { sql } = await createTestDatabase()
const ctx = testContext(sql)
const root = await mkdtemp(join(tmpdir(), 'skala-witness-'))
afterAll(() => rm(root, { recursive: true, force: true }))
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

const ORIGIN = 'registry.example/log/2026'
const names = ['universitet', 'arkiv', 'forening'] as const
const keyOf = Object.fromEntries(names.map((name) => [name, generateKey(`${name}.example`, 0x04).key]))
let round = 0
let folder = ''
beforeEach(async () => {
  folder = join(root, String(round++))
  await sql`
    truncate ledger.pending, ledger.entry, ledger.content, ledger.tile, ledger.checkpoint, ledger.origin,
      ledger.cosignature, ledger.halt, ledger.witness_answer`
  await sql`update ledger.head set size = 0, published = 0`
  await write(3)
})

const signing = () =>
  openSigning({ keys: join(folder, 'keys'), copies: join(folder, 'copies'), originOf: () => ORIGIN })
async function write(count: number) {
  await ctx.transaction(async (tx) => {
    for (let one = 0; one < count; one++)
      await append(tx, { type: 'thing.noted', subject: `s${one}`, content: { one } })
  })
  await sequenceAll(ctx, signing())
}

async function logKey() {
  const [row] = await sql<{ key: string }[]>`select verifier_key as key from ledger.origin`
  const parsed = parseVerifierKey(row?.key ?? '')
  if (!parsed.ok) throw new Error('no key')
  return parsed.value
}

async function listen(server: Server): Promise<string> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

const honest = async (name: (typeof names)[number]) =>
  listen(
    await createWitness({
      key: keyOf[name] as SignerKey,
      logs: [await logKey()],
      stateFile: join(folder, `${name}.json`),
      now: fixedClock('2026-11-22T03:00:05Z'),
    }),
  )

/** A witness that answers whatever it likes. */
const scripted = (answer: (path: string) => { status: number; body: string }) =>
  listen(
    createServer((request, response) => {
      const { status, body } = answer(request.url ?? '')
      response.writeHead(status)
      response.end(body)
    }),
  )

async function policyFor(urls: readonly string[], quorum = 'group enough 2 universitet arkiv forening') {
  const lines = [
    `log ${formatVerifierKey(await logKey())}`,
    ...names.map((name, at) => `witness ${name} ${formatVerifierKey(keyOf[name] as SignerKey)} ${urls[at]}`),
    quorum,
    'quorum enough',
  ]
  const parsed = parsePolicy(lines.join('\n'))
  if (!parsed.ok) throw new Error(parsed.why)
  return parsed.value
}

const served = async () => (await readCheckpoint(ctx))?.note ?? ''

describe('three honest witnesses', () => {
  it('sign every checkpoint as the log grows, and the quorum holds for whoever reads it', async () => {
    const policy = await policyFor(await Promise.all(names.map(honest)))
    for (const count of [0, 1, 300, 5]) {
      if (count > 0) await write(count)
      await gatherCosignatures(ctx, policy)
      const opened = openUnderPolicy(await served(), policy)
      expect(opened.ok && opened.value.cosignedBy.size).toBe(3)
    }
    expect(await witnessStatus(ctx, policy)).toMatchObject({ size: 309, witnessedSize: 309 })
  })

  it('stand under the proof of an entry, also when the log has grown since', async () => {
    const policy = await policyFor(await Promise.all(names.map(honest)))
    await gatherCosignatures(ctx, policy)
    await write(1)
    expect((await proofOf(ctx, 1)).match(/^— /gm)).toHaveLength(4)
    expect((await proofOf(ctx, 3)).match(/^— /gm)).toHaveLength(1)
  })

  it('are two of three when one is away: that is enough', async () => {
    const [one, two] = [await honest('universitet'), await honest('arkiv')]
    const policy = await policyFor([one, two, 'http://127.0.0.1:1'])
    await gatherCosignatures(ctx, policy)
    const { witnessedSize, witnesses } = await witnessStatus(ctx, policy)
    expect(witnessedSize).toBe(3)
    expect(witnesses.map(({ answer }) => answer)).toEqual(['cosigned', 'cosigned', 'unavailable'])
  })

  it('remember across a restart, and one whose memory is damaged does not start', async () => {
    const url = await honest('universitet')
    const policy = await policyFor([url, url, url])
    await gatherCosignatures(ctx, policy)
    const state = join(folder, 'universitet.json')
    expect(JSON.parse(await readFile(state, 'utf8'))[ORIGIN].size).toBe(3)
    await sql`delete from ledger.witness_answer`
    await write(2)
    const again = await honest('universitet')
    await gatherCosignatures(ctx, await policyFor([again, again, again]))
    expect(JSON.parse(await readFile(state, 'utf8'))[ORIGIN].size).toBe(5)
    await writeFile(state, '{"registry')
    await expect(honest('universitet')).rejects.toThrow()
  })
})

describe('a witness', () => {
  it('does not sign a second history, nor a log it was not told of, nor rubbish', async () => {
    const url = await honest('universitet')
    await gatherCosignatures(ctx, await policyFor([url, url, url]))
    const secret = await readFile(join(folder, 'keys', 'registry.example_log_2026.key'), 'utf8')
    const signer = parseSignerKey(secret.trim())
    if (!signer.ok) throw new Error('no key')
    const ask = async (body: string) =>
      (await fetch(`${url}/add-checkpoint`, { method: 'POST', body })).status
    const other = { origin: ORIGIN, size: 4, root: createHash('sha256').update('other').digest() }
    expect(await ask(`old 3\n\n${signCheckpoint(other, signer.value)}`)).toBe(422)
    expect(await ask(`old 0\n\n${signCheckpoint(other, signer.value)}`)).toBe(409)
    const stranger = generateKey('stranger.example/log').key
    expect(await ask(`old 0\n\n${signCheckpoint({ ...other, origin: stranger.name }, stranger)}`)).toBe(404)
    for (const body of ['', 'old', 'old 3\n\n', '\0'.repeat(1_000)]) expect(await ask(body)).toBe(400)
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404)
    const name = createHash('sha256').update(ORIGIN).digest('hex')
    expect(await (await fetch(`${url}/${name}/checkpoint`)).text()).toContain('universitet.example')
  })
})

describe('a witness that is ahead', () => {
  it('stops the log when it shows what we signed, for then our database has forgotten', async () => {
    const url = await honest('universitet')
    await write(4)
    await gatherCosignatures(ctx, await policyFor([url, url, url]))
    await sql`truncate ledger.entry, ledger.content, ledger.tile, ledger.checkpoint, ledger.cosignature`
    await sql`update ledger.head set size = 0, published = 0`
    await rm(join(folder, 'copies'), { recursive: true })
    await sql`truncate ledger.origin cascade`
    await write(2)
    const others = await Promise.all((['arkiv', 'forening'] as const).map(honest))
    await expect(gatherCosignatures(ctx, await policyFor([url, ...others]))).rejects.toThrow(
      /remembers 7 entries/,
    )
  })

  it('and shows nothing is a liar that cannot stop the log while the others are enough', async () => {
    const liar = await scripted((path) =>
      path === '/add-checkpoint' ? { status: 409, body: '1000000\n' } : { status: 404, body: '' },
    )
    const others = await Promise.all((['arkiv', 'forening'] as const).map(honest))
    const policy = await policyFor([liar, ...others])
    await gatherCosignatures(ctx, policy)
    const { witnessedSize, witnesses } = await witnessStatus(ctx, policy)
    expect(witnessedSize).toBe(3)
    expect(witnesses[0]).toMatchObject({ answer: 'claims-ahead', size: null })
    const strict = await policyFor([liar, ...others], 'group enough all universitet arkiv forening')
    await expect(gatherCosignatures(ctx, strict)).rejects.toThrow(LedgerForked)
  })

  it('and lies about a signature, or shows a forged checkpoint, is not believed', async () => {
    const forger = generateKey(ORIGIN).key
    const forged = signCheckpoint({ origin: ORIGIN, size: 99, root: Buffer.alloc(32) }, forger)
    const liars = await Promise.all([
      scripted(() => ({ status: 200, body: '— universitet.example AAAA\n' })),
      scripted((path) =>
        path === '/add-checkpoint' ? { status: 422, body: '' } : { status: 200, body: forged },
      ),
      scripted(() => ({ status: 200, body: 'x'.repeat(1_000_000) })),
    ])
    const policy = await policyFor(liars)
    await gatherCosignatures(ctx, policy)
    expect(await witnessStatus(ctx, policy)).toMatchObject({ witnessedSize: null })
    expect((await served()).match(/^— /gm)).toHaveLength(1)
  })
})
