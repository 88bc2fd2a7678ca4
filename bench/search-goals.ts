interface Figure {
  what: string
  reached: number
  goal: string
  met: string
}

/** Figures beside what they should be, for the table that ends a measurement. A goal of null is told and not judged. */
export class Goals {
  private readonly figures: Figure[] = []

  atMost(what: string, reached: number, most: number | null): void {
    this.add(what, reached, '≤', most, most === null || reached <= most)
  }

  atLeast(what: string, reached: number, least: number | null): void {
    this.add(what, reached, '≥', least, least === null || reached >= least)
  }

  private add(what: string, reached: number, sign: string, goal: number | null, met: boolean): void {
    this.figures.push({
      what,
      reached,
      goal: goal === null ? 'no goal' : `${sign} ${goal.toLocaleString('en')}`,
      met: goal === null ? '' : met ? 'met' : 'MISSED',
    })
  }

  /** The figures as a Markdown table. */
  table(head: string): string {
    const rows = this.figures.map(
      ({ what, reached, goal, met }) =>
        `| ${what} | ${reached.toLocaleString('en', { maximumFractionDigits: reached < 100 ? 2 : 0 })} | ${goal} | ${met} |`,
    )
    return [`| ${head} | reached | goal | |`, '| --- | --- | --- | --- |', ...rows].join('\n')
  }
}
