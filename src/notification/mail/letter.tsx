import type { Language } from '#platform/language'
import { renderFragment } from '#ui'
import { messages } from '../messages.ts'

/** A part of a letter: a paragraph, a link by itself, or a list of links with a line under each. */
export type Part =
  | { readonly say: string }
  | { readonly link: string; readonly href: string }
  | { readonly heading: string }
  | { readonly items: readonly { readonly text: string; readonly href: string; readonly note?: string }[] }

/** A letter before it is written out: plain words and whole addresses. */
export interface Letter {
  readonly language: Language
  readonly subject: string
  readonly parts: readonly Part[]
}

/** A letter written out twice, the same words both times. */
export interface WrittenLetter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Letters of a subject line; a longer one is cut between words where it can. */
const LONGEST_SUBJECT = 120

/** Text of others as one line without anything that only programs write: it can break no header and hide no direction. */
export function oneLine(text: string, longest = 300): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  if (line.length <= longest) return line
  const cut = line.slice(0, longest - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).trimEnd()}…`
}

/** Writes a letter out as plain text and as simple html. `why` says why it came, `stop` is where to end that with one click. */
export function writeLetter(
  letter: Letter,
  { why, stop }: { why: string; stop: string | null },
): WrittenLetter {
  const { language, parts } = letter
  const words = messages[language]
  const foot: Part[] = [
    { say: `-- ${words.signature}` },
    { say: why },
    ...(stop === null ? [] : [{ link: words.stopMail, href: stop }]),
  ]
  const html = renderFragment(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{oneLine(letter.subject, LONGEST_SUBJECT)}</title>
      </head>
      <body>
        {parts.map(toHtml)}
        <hr />
        {foot.map(toHtml)}
      </body>
    </html>,
  )
  return {
    subject: oneLine(letter.subject, LONGEST_SUBJECT),
    text: `${[...parts, ...foot].map(toText).join('\n\n')}\n`,
    html: `<!doctype html>${html}`,
  }
}

function toText(part: Part): string {
  if ('say' in part) return oneLine(part.say, 2_000)
  if ('heading' in part) return oneLine(part.heading).toUpperCase()
  if ('link' in part) return `${oneLine(part.link)}:\n${part.href}`
  return part.items
    .map(({ text, href, note }) =>
      [`* ${oneLine(text)}`, ...(note ? [`  ${oneLine(note)}`] : []), `  ${href}`].join('\n'),
    )
    .join('\n')
}

function toHtml(part: Part) {
  if ('say' in part) return <p>{oneLine(part.say, 2_000)}</p>
  if ('heading' in part) return <h2>{oneLine(part.heading)}</h2>
  if ('link' in part)
    return (
      <p>
        <a href={part.href}>{oneLine(part.link)}</a>
      </p>
    )
  return (
    <ul>
      {part.items.map(({ text, href, note }) => (
        <li key={href}>
          <a href={href}>{oneLine(text)}</a>
          {note && <br />}
          {note && oneLine(note)}
        </li>
      ))}
    </ul>
  )
}
