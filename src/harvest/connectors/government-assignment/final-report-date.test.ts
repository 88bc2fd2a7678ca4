import { expect, it } from 'vitest'
import { finalReportDate } from './final-report-date.ts'
import { sentences } from './sentences.ts'

const date = (text: string) => finalReportDate(sentences(text), '2031-03')

it.each([
  ['Uppdraget ska redovisas senast den 31 mars 2033.', '2033-03-31'],
  [
    'Uppdraget ska slutredovisas till Regeringskansliet (Finansdepartementet) senast den 1 maj 2032.',
    '2032-05-01',
  ],
  ['Uppdraget delredovisas senast den 1 mars 2032 och slutredovisas senast 1 oktober 2032.', '2032-10-01'],
  [
    'Verket ska senast den 15 juni 2032 delredovisa samt den 15 december 2033 slutredovisa uppdraget.',
    '2033-12-15',
  ],
  [
    'Verket delredovisar senast den 1 juni 2031 arbetet och slutredovisar senast den 1 februari 2032.',
    '2032-02-01',
  ],
  ['Uppdraget ska redovisas senast den1 juni 2032.', '2032-06-01'],
  ['Uppdraget ska redovisas senast den 1 juni 2032 i stället för den 1 juni 2031.', '2032-06-01'],
  ['Med ändring av beslutet den 3 april 2031 ska uppdraget redovisas senast den 1 juni 2032.', '2032-06-01'],
])('reads %s', (text, expected) => {
  expect(date(text)).toBe(expected)
})

it.each([
  'Uppdraget ska delredovisas senast den 1 mars 2032.',
  'Denna del av uppdraget ska slutredovisas senast den 1 mars 2032.',
  'Enligt uppdraget ska verket även redovisa statistik senast den 1 mars 2032.',
  'Verket ska årligen redovisa uppdraget senast den 1 mars 2032.',
  'Uppdraget slutredovisades den 1 juli 2031.',
  'Uppdraget ska redovisas senast den 30 februari 2032.',
  'Uppdraget ska redovisas senast den 1 mars 2029.',
  'Uppdraget ska redovisas senast den 1 mars 2032. Uppdraget ska redovisas senast den 1 maj 2032.',
  'Uppdraget ska redovisas våren 2032.',
])('claims nothing from: %s', (text) => {
  expect(date(text)).toBeNull()
})
