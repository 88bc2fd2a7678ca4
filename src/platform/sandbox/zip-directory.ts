/** One line of a container's central directory. */
export interface ZipEntry {
  readonly name: string
  readonly rawName: Buffer
  readonly encrypted: boolean
  /** 0 is stored, 8 is deflate. */
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly unpackedBytes: number
  readonly isLink: boolean
  readonly headerAt: number
}

/** What a container says it holds. */
export interface ZipDirectory {
  readonly entryCount: number
  /** Whether it needs the 64-bit or multi-disk forms, which nothing under our size limits does. */
  readonly oversized: boolean
  readonly startsAt: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22

/** Finds the end record of a container (APPNOTE 4.3.16), or null when there is none. */
export function findDirectory(zip: Buffer): ZipDirectory | null {
  const earliest = Math.max(0, zip.length - END_BYTES - 0xffff)
  for (let at = zip.length - END_BYTES; at >= earliest; at -= 1) {
    if (zip.readUInt32LE(at) !== END) continue
    const entryCount = zip.readUInt16LE(at + 10)
    const startsAt = zip.readUInt32LE(at + 16)
    const disks = zip.readUInt16LE(at + 4) | zip.readUInt16LE(at + 6)
    return {
      entryCount,
      startsAt,
      oversized: disks !== 0 || entryCount === 0xffff || startsAt === 0xffffffff,
    }
  }
  return null
}

/** Reads the central directory (APPNOTE 4.3.12). Throws when it does not hold what the end record says. */
export function readDirectory(zip: Buffer, directory: ZipDirectory): ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = directory.startsAt
  for (let count = 0; count < directory.entryCount; count += 1) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new RangeError('no directory entry here')
    const nameBytes = zip.readUInt16LE(at + 28)
    const rawName = within(zip, at + 46, nameBytes)
    entries.push({
      name: rawName.toString('utf8').replaceAll('\\', '/'),
      rawName,
      encrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packedBytes: zip.readUInt32LE(at + 20),
      unpackedBytes: zip.readUInt32LE(at + 24),
      isLink: ((zip.readUInt32LE(at + 38) >>> 16) & 0xf000) === 0xa000,
      headerAt: zip.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

/** The packed bytes of an entry. Throws when its own header is elsewhere or bears another name. */
export function packedBytesOf(zip: Buffer, entry: ZipEntry): Buffer {
  const at = entry.headerAt
  if (zip.readUInt32LE(at) !== LOCAL) throw new RangeError('no file header here')
  const nameBytes = zip.readUInt16LE(at + 26)
  if (!within(zip, at + 30, nameBytes).equals(entry.rawName)) throw new RangeError('two names for one file')
  return within(zip, at + 30 + nameBytes + zip.readUInt16LE(at + 28), entry.packedBytes)
}

function within(zip: Buffer, from: number, length: number): Buffer {
  if (from + length > zip.length) throw new RangeError('past the end of the file')
  return zip.subarray(from, from + length)
}
