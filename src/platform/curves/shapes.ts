/** The two shapes that what spreads is held against. */
export const shapes = ['bass', 'logistic'] as const
export type Shape = (typeof shapes)[number]

/**
 * Share of those who will ever adopt that have adopted at a time, 0-1.
 *
 * - bass: `p` is the pull of the thing itself and `q` the pull of those who have it, both per unit of time since the start;
 *   F(t) = (1 - e^-(p+q)t) / (1 + (q/p) e^-(p+q)t) (Bass 1969, Management Science 15:215).
 * - logistic: half have adopted at `midpoint`, and the odds grow by e^`rate` in a unit of time.
 */
export const shareAt: Readonly<Record<Shape, (first: number, second: number, time: number) => number>> = {
  bass: (p, q, time) => {
    if (time <= 0) return 0
    const fall = Math.exp(-(p + q) * time)
    return (1 - fall) / (1 + (q / p) * fall)
  },
  logistic: (midpoint, rate, time) => 1 / (1 + Math.exp(-rate * (time - midpoint))),
}

/** Names of a shape's two own parameters, in the order `shareAt` takes them. */
export const parameterNames = { bass: ['p', 'q'], logistic: ['midpoint', 'rate'] } as const
