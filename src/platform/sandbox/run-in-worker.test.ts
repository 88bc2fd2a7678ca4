import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { type RunLimits, runInWorker, runProgram } from './run-in-worker.ts'
import { startWorker } from './start-worker.ts'

const hostile = new URL('./testing/hostile-worker.ts', import.meta.url)
const run = (task: string, limits?: Partial<RunLimits>, input?: unknown) =>
  runProgram<unknown>(hostile, task, input, limits)

describe('a task in a worker', () => {
  it('gets a copy of its input and gives its value', async () => {
    const ran = await run('echo', {}, { bytes: new Uint8Array([1, 2]) })
    expect(ran).toMatchObject({ status: 'ok', value: { input: { bytes: new Uint8Array([1, 2]) } } })
  })

  it('sees nothing of our environment, and keeps the time of Greenwich', async () => {
    expect(await run('echo')).toMatchObject({ value: { environment: ['TZ'] } })
  })

  it.each(['endless', 'backtracks'])('that never ends (%s) is cut at its deadline', async (task) => {
    expect(await run(task, { milliseconds: 300 })).toMatchObject({ status: 'failed', code: 'deadline' })
  })

  it.each(['hog', 'gulp', 'buffers'])('that eats memory (%s) is cut, and we live on', async (task) => {
    expect(await run(task, { memoryMb: 32 })).toMatchObject({ status: 'failed', code: 'memory' })
  })

  it.each([
    'throws',
    'exits',
    'uncloneable',
    'unknown',
    'constructor',
  ])('that %s is a crash with words', async (task) => {
    const ran = await run(task)
    expect(ran).toMatchObject({ status: 'failed', code: 'crash' })
    expect(ran.status === 'failed' && ran.message.sv).toMatch(/kunde inte läsas/)
  })

  it('ends itself when whoever ordered it is no longer there to do so', async () => {
    const worker = await startWorker(hostile, 64)
    const ended = once(worker, 'exit')
    worker.send({ task: 'endless', input: null, milliseconds: 100 })
    expect(await ended).toEqual([null, 'SIGKILL'])
  })

  it('is found by its name among our own', async () => {
    const ran = await runInWorker('spreadsheet', { bytes: Buffer.from('a;b\n1;2\n'), name: 'tabell.csv' })
    expect(ran).toMatchObject({ status: 'ok', value: { status: 'ok', sheets: [{ name: 'tabell' }] } })
  })
})
