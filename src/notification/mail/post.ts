import { createTransport } from 'nodemailer'
import { z } from 'zod'

/** A mail as it goes out. */
export interface OutgoingMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The same each time a mail is tried, so that whoever gets it twice can tell. */
  readonly messageId: string
  /** Where one click ends it (RFC 8058). */
  readonly stop: string | null
}

/** How a mail was taken: handed over, refused for good, or to be tried again. `fault` names no address. */
export type Posted =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused' | 'later'; readonly fault: string }

/** The way out for mail. */
export interface Post {
  send(mail: OutgoingMail): Promise<Posted>
  close(): void
}

/** Where mail is handed over, and in whose name. */
export interface PostSettings {
  /** `smtp://` or `smtps://`, with user and password where they are needed. */
  readonly url: string
  readonly from: string
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])
/** How long a server may take to answer, in milliseconds. */
const PATIENCE_MS = 20_000

/** Opens the way out over SMTP. Passwords go over encrypted connections only, but on this machine. */
export function openPost({ url, from }: PostSettings): Post {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    pool: true,
    maxConnections: 3,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && username !== '' && !loopback.has(hostname),
    ...(username !== '' && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // what stands in a mail is text of ours, never a file or an address to fetch
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ to, stop, ...mail }) => {
      try {
        await transport.sendMail({
          ...mail,
          from,
          // an address alone, never a list that could be read out of a text
          to: { name: '', address: to },
          headers: {
            'Auto-Submitted': 'auto-generated',
            ...(stop !== null && {
              'List-Unsubscribe': `<${stop}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }),
          },
        })
        return { outcome: 'sent' }
      } catch (error) {
        return whatFailed(error)
      }
    },
    close: () => transport.close(),
  }
}

const Fault = z.object({
  code: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
})

/** A server that refuses a recipient by a 5xx code will refuse again; everything else may pass. RFC 5321, 4.2.1. */
function whatFailed(error: unknown): Posted {
  const { code = 'unknown', command = '', responseCode } = Fault.safeParse(error).data ?? {}
  const fault = [code, command, responseCode].filter(Boolean).join(' ')
  const forGood = command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500
  return { outcome: forGood ? 'refused' : 'later', fault }
}
