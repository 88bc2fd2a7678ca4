import { formatNumber, type Language } from '#platform/language'
import type { Bar } from './bar-chart.tsx'
import { position } from './scale.ts'

const ROW = 30
const LABELS = 300
const FIGURES = 110
const WIDTH = 896

interface BarPictureProps {
  readonly language: Language
  readonly bars: readonly Bar[]
}

/** How tall the picture of so many bars is, in pixels. */
export const barPictureHeight = (bars: number) => bars * ROW + 8

/** Bars as a drawing alone: label, bar, figure; an unknown value has no bar. */
export function BarPicture({ language, bars }: BarPictureProps) {
  const high = Math.max(0, ...bars.map(({ value }) => value ?? 0))
  const room = WIDTH - LABELS - FIGURES
  return (
    <>
      {bars.map(({ label, value, text }, place) => (
        <g key={label} transform={`translate(0 ${place * ROW})`}>
          <text class="tick name" x="0" y="18">
            {label}
          </text>
          <rect class="bar-rail" x={LABELS} y="4" width={room} height="18" />
          {value !== null && (
            <rect
              class="fill-1"
              x={LABELS}
              y="4"
              width={(position(value, 0, high) / 100) * room}
              height="18"
            />
          )}
          <text class="tick name" x={WIDTH} y="18" text-anchor="end">
            {value === null ? '–' : (text ?? formatNumber(value, language, 1))}
          </text>
        </g>
      ))}
    </>
  )
}
