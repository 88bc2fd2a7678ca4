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

const MOST = { radius: 22, height: 720 }
const LEGEND_ROW = 26
const grow: Record<0 | 1 | 2 | 3 | 4 | 5, number> = { 0: 0, 1: 0.58, 2: 0.68, 3: 0.78, 4: 0.87, 5: 0.95 }

interface TilePictureProps {
  readonly tiles: readonly Tile[]
  readonly legend: readonly TileLegend[]
}

/** As large as there is room for, so that the whole country and a single county both fill the picture. */
const radiusOf = (tiles: readonly Tile[]) => Math.min(MOST.radius, MOST.height / tilesSize(tiles, 1).height)

/** How tall the picture of a map is, in pixels. */
export function tilePictureHeight({ tiles, legend }: TilePictureProps): number {
  return Math.ceil(Math.max(tilesSize(tiles, radiusOf(tiles)).height + 4, legend.length * LEGEND_ROW + 20))
}

/** The map as a drawing alone, with its legend beside it. */
export function TilePicture({ tiles, legend }: TilePictureProps) {
  const radius = radiusOf(tiles)
  const { width } = tilesSize(tiles, radius)
  return (
    <>
      {tiles.map((tile) => {
        const at = hexagonAt(tile, radius)
        return <Hexagon key={tile.code} x={at.x + 1} y={at.y + 1} radius={radius} level={tile.level} />
      })}
      {legend.map(({ level, label }, place) => {
        const y = 14 + place * LEGEND_ROW
        return (
          <g key={String(level)}>
            <Hexagon x={width + 50} y={y} radius={10} level={level} />
            <text class="tick name" x={width + 70} y={y + 5}>
              {label}
            </text>
          </g>
        )
      })}
    </>
  )
}

interface HexagonProps {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly level: TileLevel
}

function Hexagon({ x, y, radius: whole, level }: HexagonProps) {
  const radius = whole * 0.95
  return (
    <>
      <path class={level === null ? 'tile-unknown' : 'tile-ground'} d={hexagonPath({ x, y, radius })} />
      {level !== null && level > 0 && (
        <path class={`level-${level}`} d={hexagonPath({ x, y, radius: whole * grow[level] })} />
      )}
    </>
  )
}
