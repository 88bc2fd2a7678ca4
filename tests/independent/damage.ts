import type { LogFiles } from './static-log.ts'

/** A file changed behind the log's back: its new bytes, or none when it was removed. */
export interface PlantedDamage {
  what: string
  changed: Map<string, Uint8Array | undefined>
}

/** Random numbers that come again with the same seed, from 0 up to, not including, `below` (Marsaglia's xorshift32). */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** One way to damage a sound log: a bit turned, two files changed for each other, a file removed, cut short or lengthened. */
export function plantDamage(
  sound: LogFiles,
  paths: readonly string[],
  random: (below: number) => number,
): PlantedDamage {
  const path = paths[random(paths.length)] ?? 'checkpoint'
  const bytes = sound.get(path) ?? new Uint8Array(0)
  const one = (what: string, changed: Uint8Array | undefined) => ({
    what: `${what} ${path}`,
    changed: new Map([[path, changed]]),
  })
  switch (random(5)) {
    case 0:
      return one('removed', undefined)
    case 1:
      return one('cut short', bytes.slice(0, random(bytes.length)))
    case 2:
      return one('lengthened', Uint8Array.of(...bytes, random(256)))
    case 3:
      return swapped(sound, paths, path, random) ?? one('bit turned', bitTurned(bytes, random))
    default:
      return one('bit turned', bitTurned(bytes, random))
  }
}

function bitTurned(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  // Not slice: a Buffer would hand out its own memory, and the sound log would be bent too.
  const bent = Uint8Array.from(bytes)
  const at = random(bent.length)
  bent[at] = (bent[at] ?? 0) ^ (1 << random(8))
  return bent
}

function swapped(
  sound: LogFiles,
  paths: readonly string[],
  path: string,
  random: (below: number) => number,
): PlantedDamage | undefined {
  const others = paths.filter((other) => other !== path)
  const other = others[random(others.length)]
  if (other === undefined) return undefined
  return {
    what: `changed ${path} for ${other}`,
    changed: new Map([
      [path, sound.get(other)],
      [other, sound.get(path)],
    ]),
  }
}
