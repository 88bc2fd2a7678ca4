import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareField } from './compare-field.ts'
import { compareTables } from './compare-tables.ts'
import { type RecordTable, readTable } from './read-table.ts'
import { reconcileMessages, unexplainedIn } from './reconcile-messages.ts'
import { judgeFidelity, summarise } from './summarise.ts'

function table(text: string): RecordTable {
  const read = readTable(text)
  if ('problem' in read) throw new Error(read.problem)
  return read
}

describe('one field', () => {
  it.each([
    ['text', 'Kommer på fredag', '', 'missing'],
    ['text', '', 'Kommer på fredag', 'added'],
    ['number', '2,5 mg', '25 mg', 'value'],
    ['number', '5 mg', '5 ml', 'unit'],
    ['code', 'ICD-10-SE:I63.9', 'SNOMED:I63.9', 'code'],
    ['status', 'avskriven', 'aktiv', 'status'],
    ['time', '2026-10-03 08:00', '2026-10-03 20:00', 'time'],
    ['time', '2026-10-03T08:00+02:00', '2026-10-03T08:00Z', 'time'],
    ['text', 'Patienten åter om två veckor', 'Patienten åter om två', 'truncated'],
    ['text', 'Patienten åter om två veckor', 'Patienten åter om …', 'truncated'],
    ['list', 'pencillin; nötter', 'nötter; pencillin', 'order'],
    ['list', 'pencillin; nötter', 'nötter', 'missing'],
    ['person', 'Test Testsson 1', 'Test Testsson 2', 'wrong-person'],
    ['text', 'Ingen blödning', 'Blödning', 'polarity'],
    ['list', 'ingen feber; hosta', 'feber; hosta', 'polarity'],
  ] as const)('%s: %s shown as %s is %s', (kind, entered, shown, found) => {
    expect(compareField(kind, entered, shown)).toBe(found)
  })

  it.each([
    ['number', '2,5 mg', '2.5  mg'],
    ['number', '1 000 kr', '1000 kr'],
    ['time', '2026-10-03 08:00', '2026-10-03T08:00:00'],
    ['time', '2026-10-03T10:00+02:00', '2026-10-03T08:00Z'],
    ['text', 'å ä ö', 'a\u030a a\u0308 o\u0308'],
    ['text', '<b>Ingen</b> blödning', 'Ingen blödning'],
    ['person', 'Test  Testsson-Prov', 'TEST TESTSSON PROV'],
  ] as const)('%s: %s shown as %s is the same', (kind, entered, shown) => {
    expect(compareField(kind, entered, shown)).toBeNull()
  })

  it('is equal to itself, whatever it holds', () => {
    const kinds = fc.constantFrom('text', 'number', 'code', 'status', 'time', 'list', 'person')
    fc.assert(
      fc.property(kinds, fc.string(), fc.string(), (kind, one, other) => {
        expect(compareField(kind, one, one)).toBeNull()
        compareField(kind, one, other)
      }),
    )
  })
})

const entered = table(`id;patient:person!;diagnos:text!;dos:number!;rum:text
1;Prov Ett;Ingen blödning;5 mg;12
2;Prov Två;Tidigare stroke;2,5 mg;14
3;Prov Tre;Feber;10 mg;`)

describe('two tables', () => {
  const shown = table(`id;patient;dos;diagnos;rum
2;Prov Två;2,5 mg;Stroke;15
1;Prov Ett;5 ml;Ingen blödning;12
9;Prov Nio;1 mg;Hosta;1`)
  const comparison = compareTables(entered, shown, entered.rules)

  it('are compared by id and field, in whatever order they come', () => {
    expect(
      comparison.differences.map(({ record, field, kind, critical }) => [record, field, kind, critical]),
    ).toEqual([
      ['1', 'dos', 'unit', true],
      ['2', 'diagnos', 'polarity', true],
      ['2', 'rum', 'value', false],
      ['3', null, 'missing', true],
      ['9', null, 'added', true],
    ])
  })

  it('need every critical field equal; a lost record loses all of its own', () => {
    const summary = summarise(comparison)
    expect(summary).toMatchObject({ records: 3, criticalFields: 9, criticalEqual: 4 })
    expect(judgeFidelity(summary)).toBe('broken')
    expect(judgeFidelity(summarise(compareTables(entered, entered, entered.rules)))).toBe('whole')
    expect(judgeFidelity({ ...summary, criticalFields: 0, criticalEqual: 0 })).toBe('nothing-compared')
  })

  it('leave in what is sent neither a record, a field nor a value', () => {
    const sent = JSON.stringify(summarise(comparison))
    for (const word of ['Prov', 'diagnos', 'dos', 'stroke', 'mg']) expect(sent).not.toContain(word)
    expect(Object.values(summarise(comparison).differences).reduce((sum, one) => sum + one, 0)).toBe(5)
  })
})

describe('a table', () => {
  it('may be JSON, and a field that says nothing of itself is critical', () => {
    const read = table('[{"id": 1, "namn": "Å", "lista": ["a", "b"]}, {"id": 2, "namn": null}]')
    expect(read.records.get('1')).toEqual({ namn: 'Å', lista: 'a;b' })
    expect(read.rules[0]).toEqual({ field: 'namn', kind: 'text', critical: true })
  })

  it.each([
    ['', 'empty'],
    ['{"a": ', 'not-a-table'],
    ['id,a\n1,x\n1,y', 'same-id-twice'],
    ['id,a\n,x', 'no-records'],
    ['bara text', 'not-a-table'],
  ])('that is not one says why: %s', (text, problem) => {
    expect(readTable(text)).toEqual({ problem })
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void readTable(text)))
  })
})

describe('messages', () => {
  const now = new Date('2026-10-03T12:00:00Z')
  const messages = table(`id,class,sent,acknowledged,completed,rejected
r1,akut,2026-10-03T11:50:00Z,,,
r2,akut,2026-10-03T11:00:00Z,,,
r3,akut,2026-10-03T11:00:00Z,2026-10-03T11:01:00Z,,
r4,rutin,2026-10-01T11:00:00Z,,,
r5,rutin,2026-09-01T11:00:00Z,,,
r6,rutin,2026-10-03T11:00:00Z,2026-10-03T11:01:00Z,2026-10-03T11:09:00Z,
r7,rutin,2026-10-03T11:00:00Z,,,2026-10-03T11:30:00Z
r8,rutin,,,,`)

  it('that nobody has acknowledged, completed or rejected are unexplained, by class and age', () => {
    const balances = reconcileMessages(messages, now)
    expect(balances.map((one) => [one.class, one.sent, unexplainedIn(one), one.alarms])).toEqual([
      ['emergency', 3, 2, 1],
      ['routine', 5, 3, 3],
    ])
    expect(balances[1]?.unexplained).toEqual({
      'within-limit': 0,
      'up-to-a-day': 0,
      'up-to-a-week': 1,
      older: 2,
    })
  })

  it('always add up', () => {
    for (const one of reconcileMessages(messages, now))
      expect(one.sent - one.acknowledged - one.completed - one.rejected).toBe(unexplainedIn(one))
  })
})
