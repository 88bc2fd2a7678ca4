import { expect, test } from 'vitest'
import { lastDayOf } from '../facts/day.ts'
import { factsOfCase, referenceDay } from '../facts/facts-of-case.ts'
import { parseCase, readCase, readCases } from '../library/read-cases.ts'
import { scoreFacts } from '../score/score.ts'
import { countSigns } from './count-signs.ts'
import { isCounted } from './leave-one-out.ts'
import { matchedPairs } from './matched-pairs.ts'
import { othersWithProduct, questionsTo } from './reach.ts'
import { replayCase, scoreOn } from './replay-case.ts'
import { countVerdicts, trackRecord } from './track-record.ts'

const files = readCases()
const views = ['public', 'organisation'] as const
const open = trackRecord(files, 'public')
const inside = trackRecord(files, 'organisation')

test('the library has 47 cases: 14 troubled, 22 sound, 8 mixed and 3 good stops, with 366 events', () => {
  const count = (ending: string) => files.filter((file) => file.ending === ending).length
  expect([count('troubled'), count('sound'), count('mixed'), count('good-stop')]).toEqual([14, 22, 8, 3])
  expect(files.flatMap((file) => file.events)).toHaveLength(366)
})

test('a file with an unknown sign, a missing source or an event known before it happened is refused by name', () => {
  const [file] = files
  const text = (change: object) => JSON.stringify({ ...file, ...change })
  const [event] = file?.events ?? []
  expect(() => parseCase(text({ events: [{ ...event, signs: ['S99'] }] }), 'a.yaml')).toThrow(
    /a\.yaml.*\n?.*signs/s,
  )
  expect(() => parseCase(text({ sources: {} }), 'b.yaml')).toThrow(/is not listed/)
  expect(() => parseCase(text({ events: [{ ...event, knownFrom: '1990' }] }), 'c.yaml')).toThrow(
    /before it happened/,
  )
})

test('nothing is used before the public could know it', () => {
  for (const file of files) {
    const first = new Map(file.events.map((event) => [event.id, event]))
    for (const fact of factsOfCase(file, 'public').findings) {
      const event = first.get(fact.ref)
      expect(event).toBeDefined()
      if (event && event.knownFrom !== event.date)
        expect(fact.on >= lastDayOf(event.knownFrom).slice(0, 4)).toBe(true)
    }
  }
})

test('the organisation never learns a thing later than the public', () => {
  for (const file of files) {
    const inner = new Map(
      factsOfCase(file, 'organisation').findings.map((row) => [`${row.ref} ${row.sign}`, row.on]),
    )
    for (const row of factsOfCase(file, 'public').findings) {
      expect([row.ref, (inner.get(`${row.ref} ${row.sign}`) ?? '') <= row.on]).toEqual([row.ref, true])
    }
  }
})

test('what followed the start has no part in the decision', () => {
  for (const file of files) {
    const reference = referenceDay(file)
    if (reference === null) continue
    const after = new Set(file.events.filter((event) => event.phase === 'after').map((event) => event.id))
    for (const view of views) {
      const used = scoreOn(file, view, reference).readings.flatMap((reading) => reading.sources)
      expect(used.filter((ref) => after.has(ref))).toEqual([])
    }
  }
})

test('a day before the first fact is unknown, not clear', () => {
  for (const file of files) {
    for (const view of views) {
      const score = scoreFacts(factsOfCase(file, view), '1900-01-01')
      expect([file.id, score.level, score.points]).toEqual([file.id, 'unknown', []])
    }
  }
})

test('the first question about Millennium came in October 2019 and would have reached Region Skåne', () => {
  const file = readCase('se-vgr-millennium')
  const { firstQuestion, firstAlarm } = replayCase(file, 'public')
  expect(firstQuestion).toMatchObject({ day: '2019-10-08', daysBefore: 1862 })
  expect(firstAlarm).toBeNull()
  expect(othersWithProduct(file, '2019-10-08', files).map((other) => other.id)).toEqual(['se-skane-sdv'])
  expect(
    questionsTo(readCase('se-skane-sdv'), files).map((question) => [question.day, question.from.id]),
  ).toContainEqual(['2024-11-13', 'se-vgr-millennium'])
})

test('from inside, Millennium stood at alarm the day before it started', () => {
  const { firstAlarm, atDecision } = replayCase(readCase('se-vgr-millennium'), 'organisation')
  expect(firstAlarm).toMatchObject({ day: '2024-11-11', daysBefore: 1, sign: 'S13' })
  expect(atDecision?.hardStops).toEqual(['S13'])
  expect(atDecision?.pairs.map(({ handling }) => handling)).toEqual(['S07', 'S10', 'S12'])
})

test('names that gather unlike systems reach nobody', () => {
  expect(othersWithProduct(readCase('us-healthcare-gov'), '2013-09-30', files)).toEqual([])
})

test('the counted cases are 11 that failed and 12 that went well', () => {
  const counted = files.filter(isCounted)
  expect(counted.filter((file) => file.ending === 'troubled')).toHaveLength(11)
  expect(counted.filter((file) => file.ending === 'sound')).toHaveLength(12)
})

test('the simplest good rule hits 7 of 11 and 2 of 12 from inside, and none of 11 with what was public', () => {
  expect(countVerdicts(inside, (line) => line.simpleRule)).toMatchObject({
    hit: 7,
    missed: 4,
    'false-alarm': 2,
  })
  expect(countVerdicts(open, (line) => line.simpleRule)).toMatchObject({ hit: 0, missed: 11 })
})

test('the engine is no worse than that, as shipped and with each case left out', () => {
  for (const of of [
    (line: (typeof inside)[number]) => line.verdict,
    (line: (typeof inside)[number]) => line.withoutItself.verdict,
  ]) {
    const counts = countVerdicts(inside, of)
    expect(counts.hit).toBeGreaterThanOrEqual(7)
    expect(counts['false-alarm']).toBeLessThanOrEqual(2)
  }
})

test('a case left out has no say: turning its own ending round does not change its chance', () => {
  const id = 'uk-hmrc-rti'
  const turned = files.map((file) => (file.id === id ? { ...file, ending: 'troubled' as const } : file))
  const chance = (lines: typeof inside) => lines.find((line) => line.file.id === id)?.withoutItself.chance
  expect(chance(trackRecord(turned, 'organisation'))).toBe(chance(inside))
})

test('handling separates and warnings alone do not', () => {
  const counts = new Map(countSigns(files).map((row) => [row.code, row]))
  expect(counts.get('S07')).toMatchObject({ insideFailed: 6, insideSound: 2 })
  expect(counts.get('S10')).toMatchObject({ insideFailed: 4, insideSound: 1 })
  expect(counts.get('S09')).toMatchObject({ insideFailed: 6, insideSound: 7 })
  expect(counts.get('P1')?.insideFailed).toBe(0)
})

test('the pairs begin with the same law on the same day', () => {
  expect(matchedPairs(files)[0]?.map((file) => file.id)).toEqual(['us-access-health-ct', 'us-healthcare-gov'])
  for (const [better, worse] of matchedPairs(files)) expect(better.id).not.toBe(worse.id)
})
