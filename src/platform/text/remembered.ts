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
    return this.young.get(word) ?? this.refresh(word, make)
  }

  private refresh(word: string, make: (word: string) => T): T {
    const own = apart(word)
    const answer = this.old.get(own) ?? make(own)
    if (this.young.size >= this.size) {
      this.old = this.young
      this.young = new Map()
    }
    this.young.set(own, answer)
    return answer
  }
}

/** The word as a text of its own: one cut out of a longer text would keep all of that in memory. */
function apart(word: string): string {
  return word.length < SHARED_FROM ? word : `${word} `.slice(0, -1)
}

/** V8 copies shorter pieces of text and lets longer ones point into the whole. */
const SHARED_FROM = 13
