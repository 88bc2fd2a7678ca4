/**
 * Checks a `.tlog-proof` file by itself: no dependency, no import, no network. Loaded by a page as a module
 * it uses the browser's WebCrypto; run as `node verify-standalone.mjs …` (Node 20 or later) it uses Node's.
 * Deliberately written apart from the code that makes the proofs, so that one fault cannot hide in both.
 *
 * It shows that an entry was in the log when the checkpoint was signed, and that the log has not rewritten it
 * since. It does not show that what the entry says is true, nor that those who were silent had nothing to say.
 */

const encoder = new TextEncoder()

/**
 * Checks proof file, checkpoint signature, witnesses and the way from the entry to the root.
 * `entry` (bytes) may be left out when the file carries it. `quorum` is how many of `witnessKeys` must have
 * cosigned, none by default. Never throws for bad input: `why` names what did not hold.
 */
export async function verifyProof({ proof, logKey, witnessKeys = [], quorum = 0, entry }) {
  try {
    const file = readProof(proof)
    const log = await readKey(logKey, 1)
    const witnesses = await Promise.all(witnessKeys.map((key) => readKey(key, 4)))
    const note = await checkNote(file.checkpoint, log, witnesses)
    const leaf = entry ?? file.extra
    if (!leaf) fail('entry-missing')
    const root = await rootFrom(file.index, note.size, await leafHash(leaf), file.hashes)
    if (base64(root) !== note.root) fail('wrong-root')
    if (note.cosigned.length < quorum) fail('quorum-not-reached')
    const { origin, size, cosigned } = note
    return { ok: true, origin, size, root: note.root, index: file.index, entry: leaf, cosigned }
  } catch (error) {
    if (error instanceof NotShown) return { ok: false, why: error.message }
    throw error
  }
}

/**
 * Whether this content is what the entry committed to: its `c` is SHA-256(salt ‖ content) in base64 and its
 * `n` the length of the content in bytes. Takes bytes. Never throws for bad input.
 */
export async function checkCommitment({ entry, content, salt }) {
  const leaf = readJson(entry)
  if (typeof leaf?.c !== 'string' || typeof leaf?.n !== 'number') return { ok: false, why: 'no-commitment' }
  if (salt.length !== 32) return { ok: false, why: 'wrong-salt-length' }
  if (leaf.n !== content.length) return { ok: false, why: 'wrong-content-length' }
  const commitment = base64(await sha256(salt, content))
  return commitment === leaf.c ? { ok: true } : { ok: false, why: 'other-content' }
}

/**
 * Reads what a log serves beside an entry, `{"salt": base64, "content": text}`, as bytes for `checkCommitment`.
 * Undefined for anything else.
 */
export function readContent(text) {
  const said = readJson(encoder.encode(text))
  if (typeof said?.salt !== 'string' || typeof said?.content !== 'string') return undefined
  try {
    return {
      salt: Uint8Array.from(atob(said.salt), (sign) => sign.charCodeAt(0)),
      content: encoder.encode(said.content),
    }
  } catch {
    return undefined
  }
}

/** Hash of an entry as the log counts it: SHA-256(0x00 ‖ entry), 32 bytes. */
export async function leafHash(entry) {
  return sha256(Uint8Array.of(0), entry)
}

class NotShown extends Error {}

function fail(why) {
  throw new NotShown(why)
}

function readProof(text) {
  const border = text.indexOf('\n\n')
  const lines = text.slice(0, Math.max(0, border)).split('\n')
  if (lines.shift() !== 'c2sp.org/tlog-proof@v1') fail('malformed-proof')
  const extra = lines[0]?.startsWith('extra ')
    ? bytesOf(lines.shift().slice(6), 'malformed-proof')
    : undefined
  const index = /^index (0|[1-9][0-9]{0,15})$/.exec(lines.shift() ?? '')
  if (!index || lines.length > 63) fail('malformed-proof')
  const hashes = lines.map((line) => bytesOf(line, 'malformed-proof'))
  if (hashes.some((hash) => hash.length !== 32)) fail('wrong-hash-length')
  return { extra, index: Number(index[1]), hashes, checkpoint: text.slice(border + 2) }
}

async function readKey(vkey, type) {
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(vkey.trim())
  const material = parts ? bytesOf(parts[3], 'malformed-key') : fail('malformed-key')
  if (material[0] !== type || material.length !== 33) fail('malformed-key')
  const id = hex((await sha256(encoder.encode(`${parts[1]}\n`), material)).slice(0, 4))
  if (id !== parts[2]) fail('malformed-key')
  if (!globalThis.crypto?.subtle) fail('no-webcrypto')
  try {
    const key = await crypto.subtle.importKey('raw', material.slice(1), 'Ed25519', false, ['verify'])
    return { name: parts[1], id, type, key }
  } catch {
    return fail('no-ed25519')
  }
}

async function checkNote(note, log, witnesses) {
  const border = note.lastIndexOf('\n\n')
  if (border < 1 || !note.endsWith('\n') || note.length > 1e6) fail('malformed-note')
  const text = note.slice(0, border + 1)
  const lines = note.slice(border + 2, -1).split('\n')
  if (lines.length > 100 || [...text].some((sign) => sign < ' ' && sign !== '\n')) fail('malformed-note')
  const cosigned = []
  const seen = new Set()
  for (const line of lines.map(readSignature)) {
    const key = [log, ...witnesses].find(({ name, id }) => name === line.name && id === line.id)
    if (!key || seen.has(key)) continue
    seen.add(key)
    const at = await checkSignature(key, text, line.blob)
    if (key !== log) cosigned.push({ name: key.name, at })
  }
  if (!seen.has(log)) fail('no-known-signature')
  return { ...readCheckpoint(text, log.name), cosigned }
}

function readSignature(line) {
  const [dash, name, encoded, ...rest] = line.split(' ')
  const bytes = dash === '—' && name && encoded && rest.length === 0 ? bytesOf(encoded, 'malformed-note') : []
  if (bytes.length < 5) fail('malformed-note')
  return { name, id: hex(bytes.slice(0, 4)), blob: bytes.slice(4) }
}

/** A witness signs the time, in seconds since 1970, above the text; a log signs the text alone. */
async function checkSignature({ key, type }, text, blob) {
  const stamp = type === 4 ? blob.slice(0, 8) : new Uint8Array(0)
  const at = stamp.reduce((sum, byte) => sum * 256 + byte, 0)
  const message = encoder.encode(type === 4 ? `cosignature/v1\ntime ${at}\n${text}` : text)
  const signature = blob.slice(stamp.length)
  const holds = signature.length === 64 && (await crypto.subtle.verify('Ed25519', key, signature, message))
  return holds ? at : fail('invalid-signature')
}

function readCheckpoint(text, name) {
  const [origin, size, root, ...rest] = text.split('\n')
  if (!/^(0|[1-9][0-9]{0,15})$/.test(size ?? '') || rest.pop() !== '') fail('malformed-checkpoint')
  if (rest.includes('') || bytesOf(root, 'malformed-checkpoint').length !== 32) fail('malformed-checkpoint')
  if (!Number.isSafeInteger(Number(size))) fail('malformed-checkpoint')
  return origin === name ? { origin, size: Number(size), root } : fail('wrong-origin')
}

/** Root that the hashes lead to, by halving the tree from the top down (RFC 6962, section 2.1.1). */
async function rootFrom(index, size, leaf, hashes) {
  if (!(index < size)) fail('index-outside-tree')
  const turns = []
  for (let [from, to] = [0, size]; to - from > 1; ) {
    let part = 1
    while (part * 2 < to - from) part *= 2
    const left = index < from + part
    turns.unshift(left)
    if (left) to = from + part
    else from += part
  }
  if (turns.length !== hashes.length) fail('wrong-proof-length')
  let hash = leaf
  for (const [at, left] of turns.entries()) {
    hash = left
      ? await sha256(Uint8Array.of(1), hash, hashes[at])
      : await sha256(Uint8Array.of(1), hashes[at], hash)
  }
  return hash
}

async function sha256(...parts) {
  if (!globalThis.crypto?.subtle) fail('no-webcrypto')
  return new Uint8Array(
    await crypto.subtle.digest('SHA-256', new Uint8Array(await new Blob(parts).arrayBuffer())),
  )
}

function bytesOf(text, why) {
  try {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
    return base64(bytes) === text ? bytes : fail(why)
  } catch {
    return fail(why)
  }
}

function base64(bytes) {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function readJson(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

const USAGE = `Använd så här / Usage:
  node verify-standalone.mjs <proof file or https address> --key <log key>
      [--witness <witness key>]… [--quorum <number>] [--entry <file>]
      [--content <file or https address from /log/content/…>] [--salt <base64>, when the file is the bare content]
`

const SAYS = {
  shown: 'BEVISAT  Posten finns i loggen.  /  SHOWN  The entry is in the log.',
  content: 'BEVISAT  Innehållet är det som loggades.  /  SHOWN  The content is what was logged.',
  not: 'INTE BEVISAT  /  NOT SHOWN',
  limits:
    'Beviset säger inte att uppgiften är sann, och inte att den som teg saknade något att säga.\n' +
    'The proof does not say that the claim is true, nor that those who were silent had nothing to say.',
}

/** Runs the command line; gives the exit code: 0 shown, 1 not shown, 2 not understood. */
export async function main(args, { readFile, write }) {
  const [source, ...flags] = args
  const given = (name) => flags.flatMap((flag, at) => (flag === `--${name}` ? [flags[at + 1] ?? ''] : []))
  const [logKey] = given('key')
  if (!source || !logKey) {
    write(USAGE)
    return 2
  }
  const [entryPath] = given('entry')
  const shown = await verifyProof({
    proof: new TextDecoder().decode(await fetchBytes(source, readFile)),
    logKey,
    witnessKeys: given('witness'),
    quorum: Number(given('quorum')[0] ?? 0),
    entry: entryPath && new Uint8Array(await readFile(entryPath)),
  })
  if (!shown.ok) {
    write(`${SAYS.not}: ${shown.why}\n`)
    return 1
  }
  write(`${SAYS.shown}\n  ${shown.origin}  ${shown.index} / ${shown.size}\n  ${shown.root}\n`)
  for (const { name, at } of shown.cosigned) write(`  + ${name}  ${new Date(at * 1000).toISOString()}\n`)
  const [contentPath] = given('content')
  if (contentPath) {
    const bytes = new Uint8Array(await fetchBytes(contentPath, readFile))
    const [salt] = given('salt')
    const said = salt
      ? { content: bytes, salt: Uint8Array.from(atob(salt), (sign) => sign.charCodeAt(0)) }
      : readContent(new TextDecoder().decode(bytes))
    const same = said
      ? await checkCommitment({ entry: shown.entry, ...said })
      : { ok: false, why: 'malformed-content' }
    write(same.ok ? `${SAYS.content}\n` : `${SAYS.not}: ${same.why}\n`)
    if (!same.ok) return 1
    write(`${new TextDecoder().decode(said.content)}\n`)
  }
  write(`${SAYS.limits}\n`)
  return 0
}

async function fetchBytes(source, readFile) {
  if (!/^https?:\/\//.test(source)) return readFile(source)
  const answer = await fetch(source)
  return answer.ok ? answer.arrayBuffer() : fail(`http-${answer.status}`)
}

if (globalThis.process?.argv?.[1]?.endsWith('verify-standalone.mjs')) {
  const { readFile } = await import('node:fs/promises')
  const write = (text) => process.stdout.write(text)
  process.exitCode = await main(process.argv.slice(2), { readFile, write }).catch((error) => {
    write(`${SAYS.not}: ${error.message}\n`)
    return 2
  })
}
