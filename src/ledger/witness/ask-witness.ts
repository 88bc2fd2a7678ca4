import {
  formatAddCheckpoint,
  readWitnessAnswer,
  type VerifierKey,
  type WitnessAnswer,
} from '../tree/index.ts'

/** A witness one may ask: its key and the address its protocol is served below. */
export interface Witness {
  readonly name: string
  readonly key: VerifierKey
  readonly url: string
}

/** Sends a request to a witness; the operator named the address, so it may stand on the inside of the net. */
export type Send = (
  url: string,
  init: { method: 'GET' | 'POST'; body?: string },
) => Promise<{ status: number; body: string }>

/** An answer longer than this is no answer. */
const MOST_CHARACTERS = 100_000

/** The web, with ten seconds of patience and no redirects. */
export const sendOverWeb: Send = async (url, { method, body }) => {
  const answer = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body }),
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  })
  const text = await answer.text()
  return { status: answer.status, body: text.slice(0, MOST_CHARACTERS) }
}

/** One add-checkpoint request (C2SP tlog-witness) and what came of it. A witness that cannot be reached is unavailable, with status 0. */
export async function askWitness(
  send: Send,
  witness: Witness,
  request: Parameters<typeof formatAddCheckpoint>[0],
): Promise<WitnessAnswer> {
  const url = `${witness.url.replace(/\/+$/, '')}/add-checkpoint`
  const answer = await send(url, { method: 'POST', body: formatAddCheckpoint(request) }).catch(() => null)
  return answer
    ? readWitnessAnswer(request.checkpoint, witness.key, answer)
    : { kind: 'unavailable', status: 0 }
}
