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
  /** The same PostgreSQL for the role that owns the tables; null when `databaseUrl` names it already. */
  readonly databaseOwnerUrl: string | null
  /** Address that people reach the site at, without a slash at the end. */
  readonly publicUrl: string
  /** Folder of the log's private keys, outside the database and its backups. */
  readonly logKeys: string
  /** Folder for the second copy of each signed checkpoint; best on another disk than the database. */
  readonly checkpointCopies: string
  /** The log's name, when it is not to be `<host>/log/<year>`; only for a log that starts again under another name. */
  readonly logOrigin: string | null
  /** Folder or address of a mirror that must not be ahead of us. */
  readonly logMirror: string | null
  /** File that says which witnesses to ask, and how many it takes (C2SP tlog-policy). */
  readonly witnessPolicy: string | null
  /** Whether the invented county comes in at start; one that is already here stays. */
  readonly demonstration: boolean
  /** File that names the identity providers people sign in with. */
  readonly signIn: string | null
  /** Whether invented people may sign in while the invented county is here. */
  readonly inventedSignIn: boolean
  /** The server that mail is handed to and the address it goes out from; null when no mail is sent. */
  readonly mail: { readonly url: string; readonly from: string } | null
  /** Addresses of those who hear of what nobody has answered in 90 days. */
  readonly oversight: readonly string[]
  /** pino's level. */
  readonly logLevel: string
}

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  SKALA_DATA: z.string().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SKALA_LOG_KEYS: z.string().min(1).optional(),
  SKALA_CHECKPOINTS: z.string().min(1).optional(),
  SKALA_LOG_ORIGIN: z
    .string()
    .regex(/^[^\s+]+$/)
    .optional(),
  SKALA_LOG_MIRROR: z.string().min(1).optional(),
  SKALA_WITNESSES: z.string().min(1).optional(),
  SKALA_DEMONSTRATION: z.enum(['on', 'off']).default('on'),
  SKALA_SIGN_IN: z.string().min(1).optional(),
  SKALA_DEMONSTRATION_SIGN_IN: z.enum(['on', 'off']).optional(),
  SKALA_SMTP: z.url({ protocol: /^smtps?$/ }).optional(),
  SKALA_MAIL_FROM: z.email().optional(),
  SKALA_OVERSIGHT: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.array(z.email()))
    .optional(),
  SKALA_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
})

const loopback = new Set(['localhost', '127.0.0.1', '::1'])

/** Reads the environment. Throws `Invalid` naming the variable that cannot be used. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) throw unusable(String(parsed.error.issues[0]?.path[0]), environment)
  const { PORT, HOST, SKALA_DATA, DATABASE_URL, SKALA_URL, LOG_LEVEL } = parsed.data
  const folder = SKALA_DATA ? resolve(SKALA_DATA) : join(packageRoot(), '.skala')
  return {
    port: PORT,
    host: HOST,
    folder,
    databaseUrl: DATABASE_URL ?? null,
    databaseOwnerUrl: parsed.data.DATABASE_OWNER_URL ?? null,
    logKeys: resolve(parsed.data.SKALA_LOG_KEYS ?? join(folder, 'keys')),
    checkpointCopies: resolve(parsed.data.SKALA_CHECKPOINTS ?? join(folder, 'checkpoints')),
    logOrigin: parsed.data.SKALA_LOG_ORIGIN ?? null,
    logMirror: parsed.data.SKALA_LOG_MIRROR ?? null,
    witnessPolicy: parsed.data.SKALA_WITNESSES ?? null,
    publicUrl: (SKALA_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, ''),
    signIn: parsed.data.SKALA_SIGN_IN ? resolve(parsed.data.SKALA_SIGN_IN) : null,
    // whoever comes by may try it on their own machine; on the open web somebody has to want that
    inventedSignIn:
      (parsed.data.SKALA_DEMONSTRATION_SIGN_IN ?? (SKALA_URL || !loopback.has(HOST) ? 'off' : 'on')) === 'on',
    demonstration: parsed.data.SKALA_DEMONSTRATION === 'on',
    mail: mailOf(parsed.data, environment),
    oversight: parsed.data.SKALA_OVERSIGHT ?? [],
    logLevel: LOG_LEVEL,
  }
}

function mailOf(
  { SKALA_SMTP: url, SKALA_MAIL_FROM: from }: z.output<typeof Environment>,
  environment: Readonly<Record<string, string | undefined>>,
): Config['mail'] {
  if (url === undefined) return null
  // mail from nobody would be refused everywhere, and nobody would hear of it
  if (from === undefined) throw unusable('SKALA_MAIL_FROM', environment)
  return { url, from }
}

/** What may hold a password. */
const isSecret = (name: string) => name.startsWith('DATABASE_') || name === 'SKALA_SMTP'

function unusable(name: string, environment: Readonly<Record<string, string | undefined>>): Invalid {
  const value = isSecret(name) ? '…' : environment[name]
  return new Invalid({
    sv: `Miljövariabeln ${name} har värdet ${value}, som inte går att använda. Rätta den eller ta bort den.`,
    en: `The environment variable ${name} is ${value}, which cannot be used. Correct it or remove it.`,
  })
}
