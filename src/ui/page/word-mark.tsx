/** The mark: one hexagon of seven filled, six to follow. Decoration only, the name stands beside it. */
export function WordMark() {
  return (
    <span class="word-mark">
      <svg viewBox="0 0 30 32" width="30" height="32" aria-hidden="true" focusable="false">
        <path class="mark-rest" d={around.map((at) => hexagon(at[0], at[1])).join('')} />
        <path class="mark-first" d={hexagon(15, 16)} />
      </svg>
      <span>Skala</span>
    </span>
  )
}

const around = [
  [10, 7.3],
  [20, 7.3],
  [5, 16],
  [25, 16],
  [10, 24.7],
  [20, 24.7],
] as const

function hexagon(x: number, y: number): string {
  return `M${x} ${y - 5}l4.33 2.5v5l-4.33 2.5-4.33-2.5v-5z`
}
