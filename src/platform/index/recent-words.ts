import { hashOf } from './hash.ts'

const SLOTS = 1 << 18

interface Word {
  term: string
  surface: string | undefined
  number: number
  age: number
}

/**
 * The numbers of words met lately, one word to a slot. Running text repeats itself, and seeing that two texts are the
 * same object takes a tenth of the time of finding one in a large map.
 */
export class RecentWords {
  private slots: (Word | undefined)[] = []
  private age = 0

  /** The number kept for a term with this readable word, or -1. `hash` is any number that the word always comes with. */
  find(term: string, surface: string | undefined, hash = hashOf(term)): number {
    const word = this.slots[hash & (SLOTS - 1)]
    const same = word !== undefined && word.term === term && word.surface === surface && word.age === this.age
    return same ? word.number : -1
  }

  keep(term: string, surface: string | undefined, number: number, hash = hashOf(term)): void {
    if (this.slots.length === 0) this.slots = new Array(SLOTS)
    this.slots[hash & (SLOTS - 1)] = { term, surface, number, age: this.age }
  }

  /** Forgets all. */
  forget(): void {
    this.age++
  }
}
