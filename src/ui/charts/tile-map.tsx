import { useId } from 'preact/hooks'
import type { Language } from '#platform/language'
import { DataTable } from '../lists/data-table.tsx'
import { messages } from '../messages.ts'
import { hexagonAt, hexagonPath, type TilePlace, tilesSize } from './hexagon.ts'

/** How much: 0 is a known nothing, 1-5 is more and more, `null` is unknown. Drawn by size as well as colour. */
export type TileLevel = 0 | 1 | 2 | 3 | 4 | 5 | null

/** One place on the map. */
export interface Tile extends TilePlace {
  readonly code: string
  readonly name: string
  readonly href: string
  readonly level: TileLevel
  /** What holds there, in words, e.g. "3 införanden". */
  readonly label: string
  /** Rings the tile, e.g. the reader's own municipality. */
  readonly here?: boolean | undefined
  /** Draws it in the front line's colour, with a dot. */
  readonly frontline?: boolean | undefined
}

/** What a level means, in words. */
export interface TileLegend {
  readonly level: TileLevel
  readonly label: string
}

interface TileMapProps {
  readonly language: Language
  readonly tiles: readonly Tile[]
  /** What the map shows, in one line. */
  readonly title: string
  /** What one should see in it, in a sentence. */
  readonly description: string
  readonly legend: readonly TileLegend[]
  /** Leave the table out only where the page has a fuller one of its own. */
  readonly table?: boolean | undefined
}

/** Radius that makes the drawing as wide as a phone: text in it is then at least its own size everywhere. */
const RADIUS = 9.6
/** A few tiles are not blown up to fill the page. */
const LEAST_WIDTH = 200
const grow: Record<0 | 1 | 2 | 3 | 4 | 5, number> = { 0: 0, 1: 0.58, 2: 0.68, 3: 0.78, 4: 0.87, 5: 0.95 }

/** The country as tiles, every tile a link whose name and value also show on hover and focus. */
export function TileMap({ language, tiles, title, description, legend, table = true }: TileMapProps) {
  const words = messages[language]
  const id = useId()
  const { width, height } = tilesSize(tiles, RADIUS)
  return (
    <figure class="tile-map">
      <figcaption>
        <strong id={`map-${id}`}>{title}</strong> <span id={`map-text-${id}`}>{description}</span>
      </figcaption>
      <a class="skip-map" href={`#after-${id}`}>
        {words.skipMap}
      </a>
      <Legend language={language} legend={legend} />
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing of links is a group; as an image its links would vanish */}
      <svg
        viewBox={`-1 -1 ${Math.max(width + 2, LEAST_WIDTH)} ${height + 2}`}
        role="group"
        aria-labelledby={`map-${id}`}
        aria-describedby={`map-text-${id}`}
      >
        {tiles.map((tile) => (
          <TileLink key={tile.code} tile={tile} />
        ))}
      </svg>
      <span id={`after-${id}`} tabindex={-1} />
      {table && <TileTable language={language} tiles={tiles} title={title} />}
    </figure>
  )
}

function TileLink({ tile }: { tile: Tile }) {
  const { href, name, label, here, frontline } = tile
  const at = hexagonAt(tile, RADIUS)
  const classes = ['tile', here && 'tile-here', frontline && 'tile-frontline'].filter(Boolean).join(' ')
  return (
    <a class={classes} href={href} aria-label={`${name}: ${label}`}>
      <path
        class={tile.level === null ? 'tile-unknown' : 'tile-ground'}
        d={hexagonPath({ ...at, radius: RADIUS * 0.95 })}
      />
      {tile.level !== null && tile.level > 0 && (
        <path class={`level-${tile.level}`} d={hexagonPath({ ...at, radius: RADIUS * grow[tile.level] })} />
      )}
      {frontline && <circle class="tile-dot" cx={at.x} cy={at.y} r={3} />}
      <text class="tile-text" y="20">
        <tspan class="tile-name" x="0">
          {name}
        </tspan>
        <tspan x="0" dy="20">
          {label}
        </tspan>
      </text>
    </a>
  )
}

function Legend({ language, legend }: { language: Language; legend: readonly TileLegend[] }) {
  return (
    <ul class="legend" aria-label={messages[language].legend}>
      {legend.map(({ level, label }) => (
        <li key={String(level)}>
          <svg class="tile-map-key" viewBox="0 0 20 22" width="20" height="22" aria-hidden="true">
            <path
              class={level === null ? 'tile-unknown' : 'tile-ground'}
              d={hexagonPath({ x: 10, y: 11, radius: 10 })}
            />
            {level !== null && level > 0 && (
              <path class={`level-${level}`} d={hexagonPath({ x: 10, y: 11, radius: 10 * grow[level] })} />
            )}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  )
}

function TileTable({ language, tiles, title }: Pick<TileMapProps, 'language' | 'tiles' | 'title'>) {
  const words = messages[language]
  const rows = [...tiles].sort((one, other) => one.name.localeCompare(other.name, 'sv'))
  return (
    <details class="chart-table">
      <summary>{words.asTable}</summary>
      <DataTable
        language={language}
        caption={title}
        rows={rows}
        rowKey={(tile) => tile.code}
        columns={[
          { key: 'place', header: words.place, cell: (tile) => <a href={tile.href}>{tile.name}</a> },
          { key: 'value', header: words.value, cell: (tile) => tile.label },
        ]}
      />
    </details>
  )
}

interface TileSparklineProps {
  readonly tiles: readonly (TilePlace & { readonly level: TileLevel })[]
  /** What it shows, as one sentence with the figure in it. */
  readonly title: string
}

const SMALL = 2

/** The country in a card: one picture without links, told in one sentence. */
export function TileSparkline({ tiles, title }: TileSparklineProps) {
  const { width, height } = tilesSize(tiles, SMALL)
  const inked = tiles.filter((tile) => tile.level !== null && tile.level > 0)
  return (
    <svg class="tile-sparkline" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <path class="tile-ground" d={paths(tiles)} />
      <path class="level-5" d={paths(inked)} />
    </svg>
  )
}

function paths(tiles: readonly TilePlace[]): string {
  return tiles.map((tile) => hexagonPath({ ...hexagonAt(tile, SMALL), radius: SMALL * 0.9 })).join('')
}
