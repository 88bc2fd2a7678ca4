import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '#platform/context'
import { Conflict } from '#platform/problems'
import { append } from './append.ts'
import { fileNameOf, readSecondCopy, writeSecondCopy } from './second-copy.ts'
import {
  EMPTY_ROOT,
  formatVerifierKey,
  generateKey,
  parseSignerKey,
  type SignerKey,
  signCheckpoint,
  signNote,
} from './tree/index.ts'

/** Where the log's keys and second copies are kept, and what the log is called. */
export interface SigningPlace {
  /** Folder of private keys, outside the database and its backups. */
  readonly keys: string
  /** Folder of second copies, best on another disk. */
  readonly copies: string
  /** The log's name for a year. */
  readonly originOf: (year: number) => string
}

/** The right to sign: this year's key, and where the second copy of each checkpoint goes. */
export interface Signing {
  /** The key for the log of the year `now`; made on first use. Throws `Conflict` when a key that must exist is gone. */
  keyAt(ctx: Context): Promise<SignerKey>
  readonly copies: string
  /** Asks whoever else remembers our history, mirrors and witnesses; throws LedgerForked when they hold another. */
  askOthers(ctx: Context): Promise<void>
}

/** What a log at this address is called: the address without its scheme, `/log/` and the year. A port on this machine is left out, for it changes. */
export function originOf(publicUrl: string, year: number): string {
  const { host, hostname, pathname } = new URL(publicUrl)
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return `${local ? hostname : host}${pathname.replace(/\/+$/, '')}/log/${year}`
}

/** Opens the right to sign. Nothing is made until the first signature is asked for. */
export function openSigning(
  place: SigningPlace,
  askOthers: Signing['askOthers'] = async () => undefined,
): Signing {
  const known = new Map<string, SignerKey>()
  return {
    copies: place.copies,
    askOthers,
    keyAt: async (ctx) => {
      const origin = place.originOf(ctx.now().getUTCFullYear())
      const key = known.get(origin) ?? (await keyOf(ctx, place, origin))
      known.set(origin, key)
      return key
    },
  }
}

async function keyOf(ctx: Context, place: SigningPlace, origin: string): Promise<SignerKey> {
  const path = join(place.keys, `${fileNameOf(origin)}.key`)
  const [known] = await ctx.sql<{ verifierKey: string }[]>`
    select verifier_key as "verifierKey" from ledger.origin where origin = ${origin}`
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null && known) throw keyGone(origin, path)
  const key = readKey(text ?? (await makeKey(place, origin, path)), path)
  if (key.name !== origin || (known && known.verifierKey !== formatVerifierKey(key)))
    throw keyGone(origin, path)
  if (!known) await openOrigin(ctx, place, key)
  return key
}

/**
 * Makes a key file that only its owner may read. Of many that try at once, in one process or several, all get the one that
 * was first; each writes a draft of its own, so that none can empty or remove what another is about to put in place.
 */
async function makeKey(place: SigningPlace, origin: string, path: string): Promise<string> {
  await mkdir(place.keys, { recursive: true, mode: 0o700 })
  const { secret } = generateKey(origin)
  const draft = `${path}.${randomUUID()}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${secret}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await link(draft, path).catch(() => undefined)
  await rm(draft)
  return readFile(path, 'utf8')
}

/**
 * Begins a log under a new name. The second copy begins here, over the empty tree: from now on it exists, and one that
 * is missing has been lost. A log that follows another is announced in the history, signed with the key of both.
 */
async function openOrigin(ctx: Context, place: SigningPlace, key: SignerKey): Promise<void> {
  // no permission is asked for: the log goes on by the calendar
  await ctx.transaction(async (tx) => {
    const [previous] = await tx.sql<{ origin: string; verifierKey: string }[]>`
      select origin, verifier_key as "verifierKey" from ledger.origin order by opened_at desc, origin desc limit 1`
    const verifierKey = formatVerifierKey(key)
    const opened = await tx.sql`
      insert into ledger.origin ${tx.sql({ origin: key.name, verifier_key: verifierKey, opened_at: tx.now() })}
      on conflict do nothing
      returning origin`
    if (opened.length === 0) return
    if ((await readSecondCopy(place.copies, key.name)) === null) {
      const empty = signCheckpoint({ origin: key.name, size: 0, root: EMPTY_ROOT }, key)
      await writeSecondCopy(place.copies, key.name, empty)
    }
    if (!previous) return
    const old = await readFile(join(place.keys, `${fileNameOf(previous.origin)}.key`), 'utf8').catch(() => '')
    const oldKey = parseSignerKey(old.trim())
    const text = `key.rotated\n${previous.verifierKey}\n${verifierKey}\n`
    await append(tx, {
      type: 'key.rotated',
      subject: 'log',
      content: {
        previous,
        origin: key.name,
        verifierKey,
        note: signNote(text, [key, ...(oldKey.ok ? [oldKey.value] : [])]),
      },
    })
  })
}

function readKey(text: string, path: string): SignerKey {
  const parsed = parseSignerKey(text.trim())
  if (parsed.ok) return parsed.value
  throw new Conflict({
    sv: `Filen ${path} innehåller ingen nyckel. Lägg tillbaka den rätta filen.`,
    en: `The file ${path} holds no key. Put the right file back.`,
  })
}

const keyGone = (origin: string, path: string) =>
  new Conflict({
    sv: `Nyckeln till loggen ${origin} saknas eller är en annan än den som loggen började med. Lägg tillbaka filen ${path}. Är den förlorad: ange ett nytt namn i SKALA_LOG_ORIGIN, så fortsätter loggen under det.`,
    en: `The key of the log ${origin} is missing, or is another than the one the log began with. Put the file ${path} back. If it is lost, name a new log in SKALA_LOG_ORIGIN, and the log goes on under that name.`,
  })
