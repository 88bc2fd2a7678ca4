import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')

function colours(block: string): ReadonlyMap<string, string> {
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]),
  )
}

/** Relative luminance and contrast ratio as in WCAG 2.2, definitions. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['paper', 'sheet', 'tint']
const text: [name: string, on: string, least: number][] = [
  ...grounds.map((on): [string, string, number] => ['ink', on, 7]),
  ...['muted', 'accent', 'accent-strong'].flatMap((name) =>
    grounds.map((on): [string, string, number] => [name, on, 4.5]),
  ),
  ['frontline', 'paper', 4.5],
  ['frontline', 'sheet', 4.5],
  ['frontline', 'frontline-tint', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['edge', 'paper', 3],
  ['edge', 'sheet', 3],
  ...[1, 2, 3, 4, 5, 6].map((step): [string, string, number] => [`series-${step}`, 'paper', 3]),
  ...[3, 4, 5].map((step): [string, string, number] => [`level-${step}`, 'paper', 3]),
]

describe.each([
  ['light', colours(light)],
  ['dark', colours(dark)],
])('%s', (_, tokens) => {
  test.each(text)('%s on %s is told apart at least %d to 1', (name, on, least) => {
    expect(contrast(tokens.get(name) ?? '', tokens.get(on) ?? '')).toBeGreaterThanOrEqual(least)
  })
})
