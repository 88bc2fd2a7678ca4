import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** A mail as the server was given it. */
export interface Received {
  readonly to: readonly string[]
  /** The whole message as it came, headers first. */
  readonly raw: string
  /** The plain text, decoded. */
  readonly text: string
  header(name: string): string
}

/** A real SMTP server on this machine, for tests. */
export interface MailServer {
  readonly url: string
  readonly received: Received[]
  /** What it says to every message: takes it, or refuses for now or for good. */
  mood: 'taking' | 'busy' | 'refusing'
  close(): Promise<void>
}

/** Starts a server on a port, any free one unless given. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const received: Received[] = []
  const mail: MailServer = { url: '', received, mood: 'taking', close: async () => {} }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: (_address, _session, done) => {
      if (mail.mood === 'taking') return done()
      done(Object.assign(new Error('no'), { responseCode: mail.mood === 'busy' ? 451 : 550 }))
    },
    onData: (stream, session, done) => {
      text(stream).then((raw) => {
        received.push(
          readMail(
            raw,
            session.envelope.rcptTo.map(({ address }) => address),
          ),
        )
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  const { port: taken } = server.server.address() as AddressInfo
  return Object.assign(mail, {
    url: `smtp://127.0.0.1:${taken}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  })
}

function readMail(raw: string, to: readonly string[]): Received {
  const [head = ''] = raw.split('\r\n\r\n')
  const headers = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const header = (name: string) =>
    headers
      .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      ?.slice(name.length + 1)
      .trim() ?? ''
  return { to, raw, header, text: decodeText(raw) }
}

/** The text/plain part, out of quoted-printable or as it stands. */
function decodeText(raw: string): string {
  const part = /Content-Type: text\/plain.*?\r\n\r\n(.*?)(?=\r\n--)/s.exec(raw)
  if (!part) return ''
  const [whole, body = ''] = part
  if (/Content-Transfer-Encoding: base64/i.test(whole)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/quoted-printable/i.test(whole)) return body
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
