import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { dirname } from 'node:path'
import { z } from 'zod'
import {
  cosign,
  EMPTY_ROOT,
  judgeCheckpoint,
  parseAddCheckpoint,
  type SignerKey,
  type VerifierKey,
  type WatchedLog,
  withCosignatures,
} from '../tree/index.ts'

/** What a witness is made of. */
export interface WitnessParts {
  /** Its own key, of the cosigning kind. */
  readonly key: SignerKey
  /** Keys of the logs it follows; a log's key is named as its origin. */
  readonly logs: readonly VerifierKey[]
  /** File that remembers the last size and root of each log. It must never be put back from a backup. */
  readonly stateFile: string
  readonly now: () => Date
}

const State = z.record(z.string(), z.object({ size: z.int(), root: z.string(), note: z.string() }))
type State = z.infer<typeof State>

const MOST_BYTES = 1_000_000

/**
 * A witness (C2SP tlog-witness) that any organisation can run beside its own servers: cosigns a checkpoint only when it
 * continues the last one cosigned, remembered on disk before the signature leaves. Serves `POST /add-checkpoint`, and each
 * log's last checkpoint at `/<SHA-256 of the origin>/checkpoint`. Throws when the state file exists and cannot be read:
 * a witness that forgets is worse than none.
 */
export async function createWitness(parts: WitnessParts): Promise<Server> {
  const state = await readState(parts.stateFile)
  let turn: Promise<unknown> = Promise.resolve()
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => {
      response.statusCode = 500
      response.end()
    })
  })
  server.requestTimeout = 15_000
  return server

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0] ?? ''
    if (request.method === 'GET' && path.endsWith('/checkpoint')) return show(path, response)
    if (request.method !== 'POST' || path !== '/add-checkpoint') return answer(response, 404, '')
    const body = await readBody(request)
    if (body === null) return answer(response, 400, '')
    // one at a time: compared with the last size, stored and signed in one step
    const work = turn.then(() => decide(body, response))
    turn = work.catch(() => undefined)
    return work
  }

  function show(path: string, response: ServerResponse): void {
    const known = Object.entries(state).find(
      ([origin]) => path === `/${createHash('sha256').update(origin).digest('hex')}/checkpoint`,
    )
    answer(response, known ? 200 : 404, known?.[1].note ?? '')
  }

  async function decide(body: string, response: ServerResponse): Promise<void> {
    const decision = judgeCheckpoint(body, watched)
    if (decision.status === 409) return answer(response, 409, decision.body, decision.contentType)
    if (decision.status !== 200) return answer(response, decision.status, '')
    const { origin, size, root } = decision.next
    const line = cosign(decision.text, parts.key, Math.floor(parts.now().getTime() / 1_000))
    const request = parseAddCheckpoint(body)
    const note = request.ok ? withCosignatures(request.value.checkpoint, [line]) : ''
    const next = { ...state, [origin]: { size, root: Buffer.from(root).toString('base64'), note } }
    await writeState(parts.stateFile, next)
    Object.assign(state, next)
    answer(response, 200, line)
  }

  function watched(origin: string): WatchedLog | undefined {
    const keys = parts.logs.filter((key) => key.name === origin)
    if (keys.length === 0) return undefined
    const known = state[origin]
    return known
      ? { keys, size: known.size, root: new Uint8Array(Buffer.from(known.root, 'base64')) }
      : { keys, size: 0, root: EMPTY_ROOT }
  }
}

function answer(response: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8') {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
  response.end(body)
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    length += bytes.length
    if (length > MOST_BYTES) return null
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function readState(path: string): Promise<State> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return text === null ? {} : State.parse(JSON.parse(text))
}

async function writeState(path: string, state: State): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.draft`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(JSON.stringify(state))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
