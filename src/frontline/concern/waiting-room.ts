import { createCipheriv, createDecipheriv, randomBytes, randomInt } from 'node:crypto'
import { type FileHandle, mkdir, open, readFile, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Unavailable } from '#platform/problems'
import { Act } from './act.ts'

/**
 * Where acts lie until the night. A database that takes in a row at once also writes down when, in its journal and in the
 * order of its rows; so nothing of an act reaches it before it goes in together with the others of its day. This is one
 * file of equally large places, all of them noise until one is drawn by lot and overwritten: neither its size, nor the
 * order of its places, nor its bytes tell how many are in it or when they came. Its time of change is that of the latest
 * `cover`, which is written by the clock whether anybody came or not.
 */
export interface WaitingRoom {
  /** Keeps an act, durably when it resolves. Throws `Unavailable` when every place is taken. */
  put(act: Act): Promise<void>
  /** Every act that waits, in no order that tells anything. */
  waiting(): readonly Act[]
  /** Overwrites the places of these acts with noise, for they are safe elsewhere now. */
  clear(ids: ReadonlySet<string>): Promise<void>
  /** Writes noise over an empty place, so that the file's time of change tells only that the clock has gone. */
  cover(): Promise<void>
  close(): Promise<void>
}

const PLACES = 512
/** Bytes of a place: the longest act with its nonce and tag fits. */
const SIZE = 8_192
const NONCE = 12
const TAG = 16
const NOON_LONG_AGO = new Date('2000-01-01T12:00:00Z')

/** Opens the waiting room of one process in a folder, with whatever waits there since before. Nobody else may hold it. */
export async function openWaitingRoom(folder: string): Promise<WaitingRoom> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const key = await keyIn(folder)
  const { file, release } = await claim(folder)
  const places = await readPlaces(file, key)
  let last: Promise<unknown> = Promise.resolve()

  /** One after another, each forced to disk before the next. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
  const write = async (place: number, bytes: Buffer) => {
    await file.write(bytes, 0, SIZE, place * SIZE)
    await file.datasync()
    await file.utimes(NOON_LONG_AGO, NOON_LONG_AGO)
  }
  const drawEmpty = (): number => {
    const empty = [...places.keys()].filter((place) => places[place] === null)
    const drawn = empty[randomInt(Math.max(1, empty.length))]
    if (drawn === undefined) throw full()
    return drawn
  }
  return {
    put: (act) =>
      inTurn(async () => {
        const place = drawEmpty()
        await write(place, sealed(act, key))
        places[place] = act
      }),
    waiting: () => places.filter((act) => act !== null).sort((one, other) => one.id.localeCompare(other.id)),
    clear: (ids) =>
      inTurn(async () => {
        for (const [place, act] of places.entries()) {
          if (act === null || !ids.has(act.id)) continue
          await write(place, randomBytes(SIZE))
          places[place] = null
        }
      }),
    cover: () =>
      inTurn(async () => {
        if (places.includes(null)) await write(drawEmpty(), randomBytes(SIZE))
      }),
    close: async () => {
      await last
      await file.close()
      await release()
    },
  }
}

async function keyIn(folder: string): Promise<Buffer> {
  const path = join(folder, 'waiting.key')
  const known = await readFile(path).catch(() => null)
  if (known?.length === 32) return known
  const file = await open(path, 'wx', 0o600).catch(() => null)
  if (!file) return readFile(path)
  const key = randomBytes(32)
  await file.writeFile(key)
  await file.sync()
  await file.close()
  return key
}

const ROOMS = 64

/** The first room that no living process holds, so that processes that share a folder each have one of their own. */
async function claim(folder: string): Promise<{ file: FileHandle; release: () => Promise<void> }> {
  for (let room = 0; room < ROOMS; room++) {
    const path = join(folder, `waiting-${room}`)
    if (!(await lock(`${path}.lock`))) continue
    const file = await open(path, 'r+').catch(() => open(path, 'wx+', 0o600))
    const { size } = await file.stat()
    for (let place = Math.floor(size / SIZE); place < PLACES; place++) {
      await file.write(randomBytes(SIZE), 0, SIZE, place * SIZE)
    }
    await file.sync()
    await utimes(path, NOON_LONG_AGO, NOON_LONG_AGO)
    const release = async () => {
      held.delete(`${path}.lock`)
      await rm(`${path}.lock`, { force: true })
    }
    return { file, release }
  }
  throw full()
}

/** Whether we hold the lock now. One left behind by a process that is gone, or that had our own number, is taken over. */
async function lock(path: string): Promise<boolean> {
  const mine = await open(path, 'wx', 0o600).catch(() => null)
  if (mine) {
    await mine.writeFile(String(process.pid))
    await mine.close()
    held.add(path)
    return true
  }
  const holder = Number(await readFile(path, 'utf8').catch(() => '0'))
  if (held.has(path) || (holder !== process.pid && isAlive(holder))) return false
  await rm(path, { force: true })
  return lock(path)
}

/** Locks that this very process holds. */
const held = new Set<string>()

function isAlive(holder: number): boolean {
  try {
    return holder > 0 && process.kill(holder, 0)
  } catch {
    return false
  }
}

async function readPlaces(file: FileHandle, key: Buffer): Promise<(Act | null)[]> {
  const bytes = Buffer.alloc(PLACES * SIZE)
  await file.read(bytes, 0, bytes.length, 0)
  return Array.from({ length: PLACES }, (_, place) =>
    opened(bytes.subarray(place * SIZE, (place + 1) * SIZE), key),
  )
}

function sealed(act: Act, key: Buffer): Buffer {
  const plain = Buffer.alloc(SIZE - NONCE - TAG, ' ')
  const text = Buffer.from(JSON.stringify(act))
  if (text.length > plain.length) throw new RangeError('an act does not fit its place')
  text.copy(plain)
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const secret = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, secret, cipher.getAuthTag()])
}

/** The act in a place; null when it is noise, or was torn by a power cut before anybody was told that it was kept. */
function opened(place: Buffer, key: Buffer): Act | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, place.subarray(0, NONCE))
    decipher.setAuthTag(place.subarray(SIZE - TAG))
    const plain = Buffer.concat([decipher.update(place.subarray(NONCE, SIZE - TAG)), decipher.final()])
    return Act.parse(JSON.parse(plain.toString('utf8')))
  } catch {
    return null
  }
}

const full = () =>
  new Unavailable({
    sv: 'Ovanligt många har skrivit i dag och väntrummet är fullt. Försök igen i morgon.',
    en: 'Unusually many have written today and the waiting room is full. Please try again tomorrow.',
  })
