import postgres, { type Sql } from 'postgres'

/**
 * Opens a pool. Types arrive as this product wants them: bigint as number (a count beyond 2^53 throws),
 * date as `YYYY-MM-DD` text, timestamptz as Date, jsonb parsed.
 */
export function connect(url: string, options: { max?: number; onClose?: () => void } = {}): Sql {
  return postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 30,
    idle_timeout: 60,
    onnotice: () => undefined,
    onclose: options.onClose,
    connection: { application_name: 'skala', TimeZone: 'UTC' },
    types: {
      bigint: { to: 20, from: [20], serialize: String, parse: safeInteger },
      date: { to: 1082, from: [1082], serialize: (value: string) => value, parse: (value: string) => value },
    },
  })
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a safe integer`)
  return value
}
