/** Draws numbers between 0 and 1, the same row for the same seed (Bryc's mulberry32), so that a figure can be made again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One draw from the standard normal distribution (Box and Muller 1958). */
export function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** How many of `count` chances, each with `share`, come true. */
export function drawBinomial(random: () => number, count: number, share: number): number {
  const chance = Math.min(1, Math.max(0, share))
  if (count > 400 && count * chance * (1 - chance) > 50) {
    const drawn = count * chance + Math.sqrt(count * chance * (1 - chance)) * drawNormal(random)
    return Math.min(count, Math.max(0, Math.round(drawn)))
  }
  let hits = 0
  for (let one = 0; one < count; one++) if (random() < chance) hits++
  return hits
}
