import { describe, expect, it } from 'vitest'
import { Remembered } from './remembered.ts'

describe('remembered answers', () => {
  it('are worked out once while they are asked for, and forgotten when they are not', () => {
    const asked: string[] = []
    const remembered = new Remembered<string>(2)
    const ask = (word: string) =>
      remembered.get(word, (one) => {
        asked.push(one)
        return one.toUpperCase()
      })
    for (const word of ['often', 'a', 'often', 'b', 'often', 'c', 'often', 'd', 'often']) {
      expect(ask(word)).toBe(word.toUpperCase())
    }
    expect(asked).toEqual(['often', 'a', 'b', 'c', 'd'])
    ask('a')
    expect(asked.at(-1)).toBe('a')
  })
})
