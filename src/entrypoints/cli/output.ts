/** Where a command says what came of it. Progress and logs go to stderr, so that output can be piped. */
export interface Output {
  text(words: string): void
  json(value: unknown): void
}

/** Writes to standard output. */
export const standardOutput: Output = {
  text: (words) => process.stdout.write(`${words}\n`),
  json: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
}
