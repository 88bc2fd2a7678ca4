import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { openDatabase, startEmbedded } from '#platform/database'
import { Conflict } from '#platform/problems'
import { holderOf, lockFolder } from './folder-lock.ts'
import { isAlive } from './process.ts'

const root = await mkdtemp(join(tmpdir(), 'skala-folder-'))
// under root the server has an account of its own, which must be able to walk in here
await chmod(root, 0o711)
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(() => rm(root, { recursive: true, force: true }))

/** Some living process that has nothing to do with us. */
function bystander(): number {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600000)'], { stdio: 'ignore' })
  children.push(child)
  return child.pid ?? 0
}

/** The id of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid ?? 0
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(root, 'data-'))
  await chmod(folder, 0o711)
  return folder
}

const settings = { fsync: 'off', shared_buffers: '16MB' }

describe('the lock on a data folder', () => {
  const leave = (folder: string, held: object) =>
    writeFile(join(folder, 'lock.json'), JSON.stringify({ born: null, url: null, ...held }))

  it('refuses a second start and names the process that holds the folder', async () => {
    const folder = await emptyFolder()
    const pid = bystander()
    await leave(folder, { pid })
    await expect(lockFolder(folder)).rejects.toThrow(Conflict)
    await expect(lockFolder(folder)).rejects.toThrow(String(pid))
  })

  it('refuses a second start within the same process too', async () => {
    const folder = await emptyFolder()
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(String(process.pid))
    await lock.release()
    await (await lockFolder(folder)).release()
  })

  it('is taken over from a process that ended while its parent does not care', async () => {
    const folder = await emptyFolder()
    // sh starts a child and becomes a program that never asks what became of it
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 600'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    children.push(parent)
    const [line] = await once(parent.stdout, 'data')
    await leave(folder, { pid: Number(String(line)) })
    await expect.poll(() => holderOf(folder)).toBe(null)
  })

  it('is taken over from a process that died', async () => {
    const folder = await emptyFolder()
    await leave(folder, { pid: await deadPid() })
    const lock = await lockFolder(folder)
    expect(JSON.parse(await readFile(join(folder, 'lock.json'), 'utf8')).pid).toBe(process.pid)
    await lock.release()
  })

  it('is taken over when another process has been given the id of the one that died', async () => {
    const folder = await emptyFolder()
    await leave(folder, { pid: bystander(), born: '1' })
    expect(await holderOf(folder)).toBe(null)
    await (await lockFolder(folder)).release()
  })

  it.each([
    '',
    '{',
    '{"pid":-1}',
    '{"pid":"all"}',
    'null',
  ])('is taken over when all it says is %j', async (words) => {
    const folder = await emptyFolder()
    await writeFile(join(folder, 'lock.json'), words)
    await (await lockFolder(folder)).release()
  })

  it('is given to one of many that take over a stale lock at once', async () => {
    const folder = await emptyFolder()
    await leave(folder, { pid: await deadPid() })
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)))
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await readdir(folder)).toEqual(['lock.json'])
  })

  it('tells later commands where the database listens', async () => {
    const folder = await emptyFolder()
    const lock = await lockFolder(folder)
    await lock.announce('postgres://somewhere')
    expect(await holderOf(folder)).toMatchObject({ pid: process.pid, url: 'postgres://somewhere' })
    expect((await stat(join(folder, 'lock.json'))).mode & 0o777).toBe(0o600)
    await lock.release()
    expect(await holderOf(folder)).toBe(null)
  })
})

describe('the embedded server', () => {
  it('opens, refuses a second holder, is shared with commands, and leaves the folder free', async () => {
    const folder = await emptyFolder()
    const first = await openDatabase({ url: null, folder, share: false })
    expect(await isAlive(first.serverPid ?? 0)).toBe(true)
    await expect(openDatabase({ url: null, folder, share: false })).rejects.toThrow(String(process.pid))
    const second = await openDatabase({ url: null, folder, share: true })
    expect(second.url).toBe(first.url)
    expect(second.serverPid).toBe(null)
    await second.close()
    expect(await first.sql`select 1 as one`).toEqual([{ one: 1 }])
    await first.close()
    expect(await isAlive(first.serverPid ?? 0)).toBe(false)
    expect(await readdir(folder)).toEqual(['password', 'postgres'])
  })

  it('keeps its password to itself and lets nobody in without it', async () => {
    const folder = await emptyFolder()
    const server = await startEmbedded(folder, settings)
    expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'postgres'))).mode & 0o777).toBe(0o700)
    const url = new URL(server.url)
    expect(url.hostname).toBe('127.0.0.1')
    url.password = 'guess'
    const stranger = await openDatabase({ url: url.href, folder, share: false })
    await expect(stranger.sql`select 1`).rejects.toThrow(/password authentication failed/)
    await stranger.close()
    await server.stop()
  })

  it('stops a server that its dead owner left running, and keeps what was written', async () => {
    const folder = await emptyFolder()
    const left = await startEmbedded(folder, settings)
    const before = await openDatabase({ url: left.url, folder, share: false })
    await before.sql`create table line as select 'kept' as word`
    await before.close()
    const next = await startEmbedded(folder, settings)
    expect(next.pid).not.toBe(left.pid)
    expect(await isAlive(left.pid)).toBe(false)
    const after = await openDatabase({ url: next.url, folder, share: false })
    expect(await after.sql`select word from line`).toEqual([{ word: 'kept' }])
    await after.close()
    await next.stop()
  })

  it('leaves a stranger alone that now bears the id of a server that was killed', async () => {
    const folder = await emptyFolder()
    await (await startEmbedded(folder, settings)).stop()
    const stranger = bystander()
    await writeFile(join(folder, 'postgres', 'postmaster.pid'), `${stranger}\n${folder}/postgres\n`)
    const server = await startEmbedded(folder, settings)
    expect(await isAlive(stranger)).toBe(true)
    await server.stop()
  })

  it('begins again after a start that died while the cluster was being made', async () => {
    const folder = await emptyFolder()
    await mkdir(join(folder, 'postgres-draft-0', 'cluster'), { recursive: true })
    await writeFile(join(folder, 'postgres-draft-0', 'cluster', 'PG_VERSION'), '18\n')
    await writeFile(join(folder, 'password'), '')
    const server = await startEmbedded(folder, settings)
    await server.stop()
    expect(await readdir(folder)).toEqual(['password', 'postgres'])
  })
})
