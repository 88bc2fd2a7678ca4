import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Act } from './act.ts'
import { openWaitingRoom, type WaitingRoom } from './waiting-room.ts'

let folder = ''
const open_: WaitingRoom[] = []
const enter = async () => {
  const room = await openWaitingRoom(folder)
  open_.push(room)
  return room
}
const leave = async () => {
  for (const room of open_.splice(0)) await room.close()
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skala-waiting-'))
})
afterEach(async () => {
  await leave()
  await rm(folder, { recursive: true })
})

let number = 0
const act = (words = 'skrev ut ett läkemedel'): Act => ({
  kind: 'reply',
  id: String(++number).padStart(22, 'a'),
  day: '2026-11-22',
  receipt: '0'.repeat(64),
  words,
})
const bytes = () => readFile(join(folder, 'waiting-0'))

describe('the waiting room', () => {
  it('keeps what is put in it, also when the process ends, until it is cleared', async () => {
    const acts = [act('ett'), act('två'), act('å ä ö 😀 '.repeat(150))]
    const first = await enter()
    for (const one of acts) await first.put(one)
    await leave()
    const again = await enter()
    expect(again.waiting()).toEqual(acts)
    await again.clear(new Set([acts[0]?.id ?? '']))
    await leave()
    expect((await enter()).waiting()).toEqual(acts.slice(1))
  })

  it('does not show how much is in it, nor what: the size is the same and the words are nowhere', async () => {
    const room = await enter()
    const { size } = await stat(join(folder, 'waiting-0'))
    await room.put(act('hemligt ord'))
    expect((await stat(join(folder, 'waiting-0'))).size).toBe(size)
    expect((await bytes()).includes('hemligt')).toBe(false)
    expect((await bytes()).includes('"day"')).toBe(false)
  })

  it('does not show when: the file bears a time long gone, and cover comes whether anybody wrote or not', async () => {
    const room = await enter()
    await room.put(act())
    expect((await stat(join(folder, 'waiting-0'))).mtime.getUTCFullYear()).toBe(2000)
    const before = await bytes()
    await room.cover()
    expect((await bytes()).equals(before)).toBe(false)
    expect(room.waiting()).toHaveLength(1)
  })

  it('draws the places by lot, so that they tell no order', async () => {
    const room = await enter()
    const places: number[] = []
    for (let turn = 0; turn < 12; turn++) {
      const before = await bytes()
      await room.put(act())
      const after = await bytes()
      places.push(
        Array.from({ length: 512 }, (_, place) => place).findIndex((place) => {
          const [from, to] = [place * 8_192, (place + 1) * 8_192]
          return !before.subarray(from, to).equals(after.subarray(from, to))
        }),
      )
    }
    expect(new Set(places).size).toBe(12)
    expect(places).not.toEqual(places.toSorted((one, other) => one - other))
  })

  it('takes many at once, and refuses when every place is taken', async () => {
    const room = await enter()
    await Promise.all(Array.from({ length: 512 }, () => room.put(act())))
    await expect(room.put(act())).rejects.toThrow(/tomorrow/)
    await expect(room.cover()).resolves.toBeUndefined()
    expect(room.waiting()).toHaveLength(512)
  })

  it('is held by one process: the next has a room of its own, and one left behind is found again', async () => {
    const [one, other] = [await enter(), await enter()]
    await one.put(act('första'))
    await other.put(act('andra'))
    expect((await readdir(folder)).filter((name) => !name.includes('.'))).toEqual(['waiting-0', 'waiting-1'])
    await leave()
    // a number that no process has: whoever held it is gone
    await writeFile(join(folder, 'waiting-0.lock'), '999999999')
    expect((await enter()).waiting()).toMatchObject([{ words: 'första' }])
  })

  it('bears a file that was cut off or overwritten: what is whole is still there', async () => {
    const room = await enter()
    await room.put(act())
    await leave()
    const whole = await bytes()
    await truncate(join(folder, 'waiting-0'), 100)
    const short = await enter()
    expect(short.waiting().length).toBeLessThanOrEqual(1)
    await short.put(act())
    await leave()
    await writeFile(
      join(folder, 'waiting-0'),
      whole.map((byte, at) => (at < 8_192 * 511 ? byte : 0)),
    )
    expect((await enter()).waiting().length).toBeLessThanOrEqual(1)
  })
})
