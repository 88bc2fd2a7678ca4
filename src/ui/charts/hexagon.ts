/** Where a tile stands: column and row of the layout, odd rows half a tile to the right. */
export interface TilePlace {
  readonly col: number
  readonly row: number
}

/** Centre and radius in drawing units. */
export interface Hexagon {
  readonly x: number
  readonly y: number
  readonly radius: number
}

const HALF_WIDTH = Math.sqrt(3) / 2

/** The place of a tile's hexagon when hexagons of the given radius (centre to corner) are packed edge to edge. */
export function hexagonAt({ col, row }: TilePlace, radius: number): Hexagon {
  const width = 2 * HALF_WIDTH * radius
  return {
    x: width * (col + 0.5 + (row % 2 === 0 ? 0 : 0.5)),
    y: radius * (1.5 * row + 1),
    radius,
  }
}

/** The outline of a hexagon that stands on a corner, as SVG path data. */
export function hexagonPath({ x, y, radius }: Hexagon): string {
  const half = HALF_WIDTH * radius
  const rise = radius / 2
  const [w, h, r] = [round(half), round(rise), round(radius)]
  return `M${round(x)} ${round(y - radius)}l${w} ${h}v${r}l-${w} ${h}l-${w} -${h}v-${r}z`
}

/** The size of a drawing that holds all the tiles. */
export function tilesSize(tiles: readonly TilePlace[], radius: number): { width: number; height: number } {
  const columns = Math.max(0, ...tiles.map((tile) => tile.col)) + 1.5
  const rows = Math.max(0, ...tiles.map((tile) => tile.row))
  return { width: round(2 * HALF_WIDTH * radius * columns), height: round(radius * (1.5 * rows + 2)) }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
