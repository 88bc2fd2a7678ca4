/** Round steps for an axis from `low` to `high`: about `count` of them, each 1, 2 or 5 times a power of ten. */
export function ticks(low: number, high: number, count = 4): readonly number[] {
  if (!Number.isFinite(low) || !Number.isFinite(high) || high <= low) return [Number.isFinite(low) ? low : 0]
  const rough = (high - low) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => tidy((first + index) * step))
}

/** Where a value stands between two ends, in per cent from 0 to 100; the ends when it is outside. */
export function position(value: number, low: number, high: number): number {
  if (![value, low, high].every(Number.isFinite) || high <= low) return 0
  // the distance between numbers very far apart is no number; half of it is
  const part = Number.isFinite(high - low) ? 1 : 0.5
  const share = (value * part - low * part) / (high * part - low * part)
  return Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100
}

function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
