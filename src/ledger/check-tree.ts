import type { Sql, TransactionSql } from '#platform/database'
import {
  CompactRange,
  EMPTY_EDGE,
  EMPTY_ROOT,
  extendTiles,
  formatBundle,
  type Hash,
  leafHash,
  MAX_ENTRY_BYTES,
  sameBytes,
  TILE_WIDTH,
  type TileFile,
  type TreeEdge,
  tilePath,
  tilesOfTree,
} from './tree/index.ts'

/** Something that claims a root for a size: a checkpoint, or a copy of one. */
export interface RootClaim {
  readonly where: string
  readonly size: number
  readonly root: Hash
}

/** A place and what is wrong there. */
export interface Fault {
  readonly where: string
  readonly what: string
}

/**
 * Builds the tree anew from leaves handed in order, and holds every stored tile, bundle and claimed root against it.
 * Needs memory for one batch at a time.
 */
export class TreeCheck {
  readonly faults: Fault[] = []
  #tiles = 0
  readonly #sql: Sql | TransactionSql
  readonly #size: number
  readonly #claims = new Map<number, RootClaim[]>()
  readonly #range = new CompactRange()
  #edge: TreeEdge = EMPTY_EDGE
  #waiting: Buffer[] = []

  /** For a tree that ends up with `size` leaves. */
  constructor(sql: Sql | TransactionSql, size: number, claims: readonly RootClaim[]) {
    this.#sql = sql
    this.#size = size
    for (const claim of claims) this.#claims.set(claim.size, [...(this.#claims.get(claim.size) ?? []), claim])
    this.#compareRoots(EMPTY_ROOT)
  }

  /** How many stored tiles were compared. */
  get tiles(): number {
    return this.#tiles
  }

  /** Takes the next leaves. */
  async add(leaves: readonly Buffer[]): Promise<void> {
    this.#waiting.push(...leaves)
    const whole = this.#waiting.length - (this.#waiting.length % TILE_WIDTH)
    if (whole > 0) await this.#grow(this.#waiting.splice(0, whole))
  }

  /** Ends the tree: compares the unfinished tiles, and names claims and tiles that the entries do not reach. */
  async end(): Promise<void> {
    if (this.#waiting.length > 0) await this.#grow(this.#waiting.splice(0))
    for (const claim of [...this.#claims.values()].flat()) this.#note(claim.where, 'beyond-the-entries')
    const [stored] = await this.#sql<{ count: number }[]>`select count(*) as count from ledger.tile`
    const expected = [...tilesOfTree(this.#size)].length
    if ((stored?.count ?? 0) !== expected)
      this.#note('tiles', `${stored?.count} stored, ${expected} expected`)
  }

  async #grow(leaves: Buffer[]): Promise<void> {
    const from = this.#range.size
    const hashes = leaves.map(leafHash)
    for (const hash of hashes) {
      this.#range.append(hash)
      this.#compareRoots(this.#range.root.bind(this.#range))
    }
    const { files, edge } = extendTiles(this.#edge, hashes)
    this.#edge = edge
    await this.#compareTiles([...files.filter((file) => this.#isFinal(file)), ...bundlesOf(from, leaves)])
  }

  #compareRoots(root: Hash | (() => Hash)): void {
    const size = this.#range.size
    for (const claim of this.#claims.get(size) ?? []) {
      if (!sameBytes(typeof root === 'function' ? root() : root, claim.root))
        this.#note(claim.where, 'another-root')
    }
    this.#claims.delete(size)
  }

  /** A tile of a higher level grows with every batch; only its last width is stored. */
  #isFinal({ tile }: TileFile): boolean {
    if (tile.level === 'entries') return true
    const width = Math.floor(this.#size / TILE_WIDTH ** tile.level) - tile.index * TILE_WIDTH
    return tile.width === Math.min(TILE_WIDTH, width)
  }

  async #compareTiles(files: readonly TileFile[]): Promise<void> {
    const rows = await this.#sql<{ level: number; index: number; width: number; bytes: Buffer }[]>`
      select level, index, width, bytes from ledger.tile
      join unnest(${files.map(({ tile }) => numberOf(tile.level))}::smallint[], ${files.map(({ tile }) => tile.index)}::bigint[])
        as asked (level, index) using (level, index)`
    const stored = new Map(rows.map((row) => [`${row.level} ${row.index}`, row]))
    for (const { tile, bytes } of files) {
      const row = stored.get(`${numberOf(tile.level)} ${tile.index}`)
      this.#tiles += 1
      if (!row) this.#note(tilePath(tile), 'missing')
      else if (row.width !== tile.width || !row.bytes.equals(bytes))
        this.#note(tilePath(tile), 'not-what-the-entries-give')
    }
  }

  #note(where: string, what: string): void {
    this.faults.push({ where, what })
  }
}

const numberOf = (level: number | 'entries') => (level === 'entries' ? -1 : level)

/** Bundles of leaves that begin at a multiple of the width. A leaf too long for a bundle is a fault of its own. */
function bundlesOf(from: number, leaves: readonly Buffer[]): TileFile[] {
  const files: TileFile[] = []
  for (let at = 0; at < leaves.length; at += TILE_WIDTH) {
    const part = leaves.slice(at, at + TILE_WIDTH).map((leaf) => leaf.subarray(0, MAX_ENTRY_BYTES))
    files.push({
      tile: { level: 'entries', index: (from + at) / TILE_WIDTH, width: part.length },
      bytes: formatBundle(part),
    })
  }
  return files
}
