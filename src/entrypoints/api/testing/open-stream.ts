import { request } from 'node:http'

/** One server-sent event, or a comment (`id` null and no data). */
export interface StreamEvent {
  readonly id: number | null
  readonly data: string | null
}

/** A stream under test: what has come so far, and how it ended. */
export interface OpenStream {
  readonly status: number
  readonly contentType: string
  readonly events: readonly StreamEvent[]
  /** All text that has come. */
  text(): string
  /** Settles when the server ends the stream. */
  readonly ended: Promise<void>
  pause(): void
  resume(): void
  close(): void
}

/** Opens a stream and collects its events until closed. */
export function openStream(url: string, headers: Record<string, string> = {}): Promise<OpenStream> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { headers, agent: false }, (incoming) => {
      const events: StreamEvent[] = []
      let text = ''
      let rest = ''
      incoming.setEncoding('utf8')
      incoming.on('data', (part: string) => {
        text += part
        const blocks = (rest + part).split('\n\n')
        rest = blocks.pop() ?? ''
        events.push(...blocks.map(readEvent))
      })
      const ended = new Promise<void>((settle) => incoming.once('close', () => settle()))
      incoming.on('error', () => undefined)
      resolve({
        status: incoming.statusCode ?? 0,
        contentType: incoming.headers['content-type'] ?? '',
        events,
        text: () => text,
        ended,
        pause: () => incoming.pause(),
        resume: () => incoming.resume(),
        close: () => incoming.destroy(),
      })
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}

function readEvent(block: string): StreamEvent {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? null
  const id = field('id')
  return { id: id === null ? null : Number(id), data: field('data') }
}
