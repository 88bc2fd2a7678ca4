import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  auditLog,
  formatVerifierKey,
  generateKey,
  tilePath,
  tilesOfTree,
} from '../../src/ledger/tree/index.ts'
import { plantDamage, seededRandom } from './damage.ts'
import { buildGoVerifier, type GoVerifier } from './go-verifier.ts'
import { type LogFiles, putFile, staticLog, writeLog } from './static-log.ts'

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

const DAMAGES = 2000
const { key } = generateKey('logg.example/2027')
const verifierKey = formatVerifierKey(key)
const tell = (line: string) => process.stdout.write(`${line}\n`)

let folder = ''
let go: GoVerifier = { here: false, why: 'not built yet' }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skala-independent-'))
  go = await buildGoVerifier(folder)
  if (!go.here) tell(`independent verifier: NOT RUN, only our own audit was; ${go.why}`)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const ownAudit = (files: LogFiles) => auditLog(async (path) => files.get(path), [key])

test.each([
  1, 2, 255, 256, 257, 65_537, 70_000,
])('a log of %i entries is accepted by a verifier that shares no code with us', async (size) => {
  const files = staticLog(size, key)
  expect(await ownAudit(files)).toMatchObject({ entries: size, damage: [] })
  if (!go.here) return
  const log = join(folder, `log-${size}`)
  await writeLog(log, files)
  const opinion = await go.verify(log, verifierKey)
  tell(`independent verifier: ${opinion.said}`)
  expect(opinion.holds, opinion.said).toBe(true)
  expect(opinion.said).toContain(`${size} entries`)
  await rm(log, { recursive: true })
})

test(`of ${DAMAGES} planted damages every one is found, by our audit and by the independent verifier`, async () => {
  const size = 600
  const sound = staticLog(size, key)
  const served = ['checkpoint', ...[...tilesOfTree(size)].map(tilePath)]
  const random = seededRandom(20_270_301)
  const log = join(folder, 'damaged')
  await writeLog(log, sound)
  if (go.here) expect(await go.verify(log, verifierKey)).toMatchObject({ holds: true })
  const missed: string[] = []
  for (let count = 0; count < DAMAGES; count += 1) {
    const { what, changed } = plantDamage(sound, served, random)
    const files: LogFiles = new Map(sound)
    for (const [path, bytes] of changed) bytes ? files.set(path, bytes) : files.delete(path)
    if ((await ownAudit(files)).damage.length === 0) missed.push(`our audit: ${what}`)
    if (!go.here) continue
    for (const [path, bytes] of changed) await putFile(log, path, bytes)
    if ((await go.verify(log, verifierKey)).holds) missed.push(`independent verifier: ${what}`)
    for (const path of changed.keys()) await putFile(log, path, sound.get(path))
  }
  expect(missed).toEqual([])
  if (go.here) expect(await go.verify(log, verifierKey)).toMatchObject({ holds: true })
  tell(
    `planted damage: ${DAMAGES} of ${DAMAGES} found by our audit${go.here ? ' and by the independent verifier' : ''}`,
  )
})
