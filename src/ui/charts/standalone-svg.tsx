import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'

interface StandaloneProps {
  readonly title: string
  readonly description: string
  /** Source and date, under the picture. */
  readonly note: string
  /** The picture itself, as wide as it is given room for. */
  readonly picture: VNode
  /** How tall the picture is, in pixels. */
  readonly height: number
}

const WIDTH = 960
const MARGIN = 32

/** The light colours of the pages, written out: a file of its own cannot ask a style sheet. */
export const standaloneColours = {
  paper: '#faf8f3',
  ink: '#17201f',
  muted: '#55605e',
  line: '#d9d4c7',
  tile: '#ebe6d9',
  edge: '#7d8683',
  'series-1': '#0b5559',
  'series-2': '#b9822b',
  'series-3': '#5a6fa8',
  'series-4': '#8f8a7c',
  'series-5': '#2f2a5c',
  'series-6': '#5f9c86',
  'level-1': '#6fa9a6',
  'level-2': '#4b918f',
  'level-3': '#2c7778',
  'level-4': '#155f63',
  'level-5': '#073c40',
} as const

const styles = [
  'text{font-family:"Source Sans 3",system-ui,sans-serif}',
  `.tick{font-size:14px;fill:${standaloneColours.muted};paint-order:stroke;stroke:${standaloneColours.paper};stroke-width:4px}`,
  `.grid{stroke:${standaloneColours.line}}.axis{stroke:${standaloneColours.ink}}`,
  `.line{fill:none;stroke-width:2;stroke-linejoin:round;stroke:${standaloneColours['series-1']}}`,
  ...([1, 2, 3, 4, 5, 6] as const).flatMap((place) => [
    `.line-${place}{stroke:${standaloneColours[`series-${place}`]}}`,
    `.fill-${place}{fill:${standaloneColours[`series-${place}`]}}`,
  ]),
  `.line-band{fill:${standaloneColours['series-3']};opacity:.18}`,
  '.line-2{stroke-dasharray:8 3}.line-3{stroke-dasharray:2 3}.line-4{stroke-dasharray:12 3 2 3}.line-6{stroke-dasharray:5 5}',
  ...([1, 2, 3, 4, 5] as const).map(
    (level) => `.level-${level}{fill:${standaloneColours[`level-${level}`]}}`,
  ),
  `.tile-ground{fill:${standaloneColours.tile}}.tile-unknown{fill:none;stroke:${standaloneColours.edge};stroke-width:.5}`,
  `.flow-band{opacity:.55}.flow-head{font-weight:650}.flow-label,.name{fill:${standaloneColours.ink}}`,
  `.bar-rail{fill:${standaloneColours.tile}}.stack-part{stroke:${standaloneColours.paper};stroke-width:2}`,
].join('')

const LINE = 22
/** Characters of a description that find room beside each other. */
const ROOM = 115

/** A text in lines that find room: a drawing does not break them itself. */
function linesOf(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < ROOM) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** A picture as an SVG file that looks the same wherever it is opened: title, picture, and where the figures come from. */
export function standaloneSvg({ title, description, note, picture, height }: StandaloneProps): string {
  const lines = linesOf(description)
  const more = (lines.length - 1) * LINE
  const tall = height + 148 + more
  return `<?xml version="1.0" encoding="UTF-8"?>\n${render(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={WIDTH}
      height={tall}
      viewBox={`0 0 ${WIDTH} ${tall}`}
      role="img"
      aria-label={`${title}. ${description}`}
    >
      <title>{title}</title>
      <desc>{description}</desc>
      <style>{styles}</style>
      <rect width={WIDTH} height={tall} fill={standaloneColours.paper} />
      <text x={MARGIN} y="44" font-size="24" font-weight="650" fill={standaloneColours.ink}>
        {title}
      </text>
      {lines.map((line, at) => (
        <text key={line} x={MARGIN} y={70 + at * LINE} font-size="16" fill={standaloneColours.muted}>
          {line}
        </text>
      ))}
      <svg x={MARGIN} y={96 + more} width={WIDTH - 2 * MARGIN} height={height} aria-hidden="true">
        {picture}
      </svg>
      <text x={MARGIN} y={tall - 20} font-size="14" fill={standaloneColours.muted}>
        {note}
      </text>
    </svg>,
  )}`
}
