import { join, resolve } from 'node:path'
import { z } from 'zod'
import { Invalid } from '#platform/problems'
import { packageRoot } from './package-root.ts'

/** What the environment decides. */
export interface Config {
  /** Port the site listens on; 0 takes any free one. */
  readonly port: number
  /** Address the site listens on. */
  readonly host: string
  /** Folder of the embedded database and of everything else this installation keeps. */
  readonly folder: string
  /** PostgreSQL to use instead of the embedded one. */
  readonly databaseUrl: string | null
  /** Address that people reach the site at, without a slash at the end. */
  readonly publicUrl: string
  /** pino's level. */
  readonly logLevel: string
}

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  SKALA_DATA: z.string().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SKALA_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

/** Reads the environment. Throws `Invalid` naming the variable that cannot be used. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) throw unusable(String(parsed.error.issues[0]?.path[0]), environment)
  const { PORT, HOST, SKALA_DATA, DATABASE_URL, SKALA_URL, LOG_LEVEL } = parsed.data
  return {
    port: PORT,
    host: HOST,
    folder: SKALA_DATA ? resolve(SKALA_DATA) : join(packageRoot(), '.skala'),
    databaseUrl: DATABASE_URL ?? null,
    publicUrl: (SKALA_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, ''),
    logLevel: LOG_LEVEL,
  }
}

function unusable(name: string, environment: Readonly<Record<string, string | undefined>>): Invalid {
  const value = name === 'DATABASE_URL' ? '…' : environment[name]
  return new Invalid({
    sv: `Miljövariabeln ${name} har värdet ${value}, som inte går att använda. Rätta den eller ta bort den.`,
    en: `The environment variable ${name} is ${value}, which cannot be used. Correct it or remove it.`,
  })
}
