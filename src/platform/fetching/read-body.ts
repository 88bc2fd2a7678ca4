import type { Readable } from 'node:stream'
import type { FetchLimits } from './fetch-limits.ts'
import { Refusal } from './refusal.ts'

/**
 * Reads a body as it comes, and stops it when it grows past `rawBytes` or trickles: one byte a second never
 * trips an idle timer, so the average is watched too. Throws a Refusal (`too-large`, `too-slow`) or the
 * stream's own error.
 */
export async function readBody(body: Readable, declaredBytes: number, limits: FetchLimits): Promise<Buffer> {
  if (declaredBytes > limits.rawBytes) throw new Refusal('too-large')
  const begun = performance.now()
  const chunks: Buffer[] = []
  let bytes = 0
  const watch = setInterval(
    () => {
      const milliseconds = performance.now() - begun
      const enough = (limits.slowestBytesPerSecond * milliseconds) / 1000
      if (milliseconds >= limits.slowAfterMilliseconds && bytes < enough)
        body.destroy(new Refusal('too-slow'))
    },
    Math.min(1000, limits.slowAfterMilliseconds),
  )
  try {
    for await (const chunk of body) {
      bytes += chunk.length
      if (bytes > limits.rawBytes) throw new Refusal('too-large')
      chunks.push(chunk)
    }
  } finally {
    clearInterval(watch)
  }
  return Buffer.concat(chunks, bytes)
}
