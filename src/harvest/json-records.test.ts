import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonRecords } from './json-records.ts'

const read = (text: string) => [...jsonRecords(new TextEncoder().encode(text))]
const codes = (text: string) => read(text).flatMap((item) => ('issue' in item ? [item.issue.code] : []))
const records = (text: string) => read(text).flatMap((item) => ('record' in item ? [item.record] : []))

describe('jsonRecords', () => {
  it('reads lines, with blank lines, Windows line ends and a byte order mark', () => {
    expect(records('\ufeff{"a":1}\r\n\r\n{"a":2}')).toEqual([{ a: 1 }, { a: 2 }])
  })

  it('reads an array, also over many lines, and an API answer', () => {
    expect(records('[\n {"a":1},\n {"a":2}\n]')).toEqual([{ a: 1 }, { a: 2 }])
    expect(records('{"next":null,"results":[{"a":1}]}')).toEqual([{ a: 1 }])
    expect(records('{\n "results": [\n{"a":1}]}')).toEqual([{ a: 1 }])
  })

  it('says when an API answer is only the first page', () => {
    expect(codes('{"next":"https://example.org/?offset=100","results":[{"a":1}]}\n')).toEqual(['more-pages'])
  })

  it('takes a file of one line for one record', () => {
    expect(records('{"a":1}')).toEqual([{ a: 1 }])
  })

  it('keeps what is good around a bad line and says where the bad one stood', () => {
    const [first, second, third] = read('{"a":1}\n{oops}\n{"a":2}\n')
    expect(first).toMatchObject({ place: 'line 1' })
    expect(second).toMatchObject({ issue: { code: 'not-json', place: 'line 2', value: '{oops}' } })
    expect(third).toMatchObject({ place: 'line 3' })
  })

  it('knows a cut last line from a bad one', () => {
    expect(codes('{"a":1}\n{"a":')).toEqual(['truncated-line'])
    expect(codes('{"a":1}\n{"a":\n')).toEqual(['not-json'])
  })

  it('says what is wrong with a web page, an empty file, an empty list and a bare value', () => {
    expect(codes('<!doctype html><title>Logga in</title>')).toEqual(['html-instead-of-data'])
    expect(codes(' \n\n')).toEqual(['empty-file'])
    expect(codes('[]')).toEqual(['empty-file'])
    expect(codes('[1]')).toEqual(['not-a-record'])
    expect(codes('7\n')).toEqual(['not-a-record'])
  })

  it('stops at a line of over a million characters and keeps only the beginning of it', () => {
    const [only] = read(`{"a":"${'x'.repeat(1_100_000)}"}\n`)
    expect(only).toMatchObject({ issue: { code: 'line-too-long' } })
    expect(only && 'issue' in only ? only.issue.value.length : 0).toBe(500)
  })

  it('gives up after a thousand unreadable lines', () => {
    expect(codes('x\n'.repeat(5_000))).toHaveLength(1_001)
  })

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(Array.isArray([...jsonRecords(bytes)])).toBe(true)
      }),
    )
  })
})
