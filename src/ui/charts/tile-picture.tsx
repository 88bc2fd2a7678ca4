import { hexagonAt, hexagonPath, type TilePlace, tilesSize } from './hexagon.ts'
import type { Tile, TileLegend, TileLevel } from './tile-map.tsx'

/**
 * Places for organisations that have none on the map of the country: a block of rows, about as wide as it is tall, in the
 * order given.
 */
export function placesInBlock(count: number): TilePlace[] {
  const columns = Math.max(1, Math.ceil(Math.sqrt(count * 1.2)))
  return Array.from({ length: count }, (_, place) => ({
    col: place % columns,
    row: Math.floor(place / columns),
  }))
}

const RADIUS = 9.6
const LEGEND_ROW = 26
const grow: Record<0 | 1 | 2 | 3 | 4 | 5, number> = { 0: 0, 1: 0.58, 2: 0.68, 3: 0.78, 4: 0.87, 5: 0.95 }

interface TilePictureProps {
  readonly tiles: readonly Tile[]
  readonly legend: readonly TileLegend[]
}

/** How tall the picture of a map is, in pixels. */
export function tilePictureHeight({ tiles, legend }: TilePictureProps): number {
  return Math.ceil(Math.max(tilesSize(tiles, RADIUS).height + 4, legend.length * LEGEND_ROW + 20))
}

/** The map as a drawing alone, with its legend beside it. */
export function TilePicture({ tiles, legend }: TilePictureProps) {
  const { width } = tilesSize(tiles, RADIUS)
  return (
    <>
      {tiles.map((tile) => {
        const at = hexagonAt(tile, RADIUS)
        return <Hexagon key={tile.code} x={at.x + 1} y={at.y + 1} level={tile.level} />
      })}
      {legend.map(({ level, label }, place) => {
        const y = 14 + place * LEGEND_ROW
        return (
          <g key={String(level)}>
            <Hexagon x={width + 50} y={y} level={level} />
            <text class="tick name" x={width + 70} y={y + 5}>
              {label}
            </text>
          </g>
        )
      })}
    </>
  )
}

function Hexagon({ x, y, level }: { readonly x: number; readonly y: number; readonly level: TileLevel }) {
  const radius = RADIUS * 0.95
  return (
    <>
      <path class={level === null ? 'tile-unknown' : 'tile-ground'} d={hexagonPath({ x, y, radius })} />
      {level !== null && level > 0 && (
        <path class={`level-${level}`} d={hexagonPath({ x, y, radius: RADIUS * grow[level] })} />
      )}
    </>
  )
}
