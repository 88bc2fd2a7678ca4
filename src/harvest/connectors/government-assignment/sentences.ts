import { namesAPerson } from './names-a-person.ts'

/** One sentence or list item of an assignment, in order, under the heading it stands below. */
export interface Sentence {
  readonly text: string
  readonly heading: string
  readonly isItem: boolean
}

/** Endings that look like the end of a sentence and are not. */
const ABBREVIATION =
  /(?:^|[\s(])(?:t\.ex|bl\.a|s\.k|m\.m|m\.fl|dvs|dnr|prop|bet|rskr|kap|jfr|ca|nr|Kungl|resp|inkl|pga|[A-ZÅÄÖ])\.$/

/** Text without soft hyphens, odd spaces and Markdown emphasis, on one line. */
export function tidy(text: string): string {
  return text
    .replaceAll('\u00ad', '')
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Splits the Markdown of an assignment into sentences. Headings are not sentences, bold lines are headings. */
export function sentences(markdown: string): Sentence[] {
  const found: Sentence[] = []
  let heading = ''
  for (const block of blocks(markdown)) {
    const named = /^\s*(?:#+\s*(.*)|\*\*([^*]{3,80})\*\*\s*)$/.exec(block)
    if (named) heading = tidy(named[1] ?? named[2] ?? '')
    else found.push(...split(tidy(block), heading))
  }
  return found
}

/** Headings, list items and paragraphs, each with its lines joined. */
function blocks(markdown: string): string[] {
  const found: string[] = []
  let open = false
  for (const line of markdown.split('\n')) {
    const isHeading = /^\s*(?:#|\*\*[^*]{3,80}\*\*\s*$)/.test(line)
    if (open && line.trim() !== '' && !isHeading && !/^\s*[*•–-]\s/.test(line))
      found.push(`${found.pop()} ${line}`)
    else if (line.trim() !== '') found.push(line)
    open = line.trim() !== '' && !isHeading
  }
  return found
}

function split(line: string, heading: string): Sentence[] {
  const isItem = /^[*•–-]\s/.test(line)
  const parts = line.replace(/^[*•–-]\s+/, '').split(/(?<=[.!?])\s+(?=[A-ZÅÄÖ”"])/)
  const whole: string[] = []
  for (const part of parts) {
    const previous = whole.at(-1)
    if (previous !== undefined && ABBREVIATION.test(previous)) whole[whole.length - 1] = `${previous} ${part}`
    else if (part !== '') whole.push(part)
  }
  return whole.map((text) => ({ text, heading, isItem }))
}

/** The sentences that may be carried over: those that name no person and give no way to reach one. */
export function withoutPeople(all: readonly Sentence[]): Sentence[] {
  return all.filter((sentence) => !namesAPerson(sentence.text))
}
