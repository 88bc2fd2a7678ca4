import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { nodesOf, parse, placeOf, productFiles, type SourceFile } from './source-files.ts'

const wanted = ['sv', 'en']

/** Texts that lack a language, or say nothing in one. */
function gapsIn(file: SourceFile): string[] {
  return [...nodesOf(file.tree)]
    .filter((node) => ts.isObjectLiteralExpression(node))
    .flatMap((node) => {
      const texts = new Map(
        node.properties.map((property) => [property.name?.getText() ?? '', isEmpty(property)] as const),
      )
      const spread = node.properties.some((property) => ts.isSpreadAssignment(property))
      const bilingual = wanted.some((language) => texts.has(language)) && !spread
      const lacking = wanted.filter((language) => texts.get(language) !== false)
      // a text that is empty in both languages says nothing on purpose
      const silent = wanted.every((language) => texts.get(language) === true)
      return bilingual && lacking.length > 0 && !silent
        ? [`${placeOf(file, node)} lacks ${lacking.join(', ')}`]
        : []
    })
}

const isEmpty = (property: ts.ObjectLiteralElementLike) =>
  ts.isPropertyAssignment(property) &&
  ts.isStringLiteralLike(property.initializer) &&
  property.initializer.text.trim() === ''

describe('the two languages', () => {
  it('are both there in every text', () => {
    expect(productFiles().flatMap(gapsIn)).toEqual([])
  })

  it('are missed where one is forgotten or empty', () => {
    const gaps = (text: string) => gapsIn({ path: 'a.ts', tree: parse('a.ts', text) })
    expect(gaps("const a = { sv: 'Ja' }")).toEqual(['a.ts:1 lacks en'])
    expect(gaps("const a = { sv: '', en: 'Yes' }")).toEqual(['a.ts:1 lacks sv'])
    expect(gaps("const a = { sv: 'Ja', en: 'Yes' }")).toEqual([])
  })
})
