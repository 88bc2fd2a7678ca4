/**
 * Answers kept by word, at most twice `size` of them: when the young ones are as many as that, they become the old
 * ones and those not asked for since are forgotten. Frequent words stay, rare ones pass through.
 */
export class Remembered<T> {
  private young = new Map<string, T>()
  private old = new Map<string, T>()

  constructor(private readonly size: number) {}

  /** The answer kept for the word, or a new one from `make`. */
  get(word: string, make: (word: string) => T): T {
    const known = this.young.get(word)
    if (known !== undefined) return known
    const answer = this.old.get(word) ?? make(word)
    if (this.young.size >= this.size) {
      this.old = this.young
      this.young = new Map()
    }
    this.young.set(word, answer)
    return answer
  }
}
