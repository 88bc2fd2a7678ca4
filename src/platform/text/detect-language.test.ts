import { describe, expect, it } from 'vitest'
import { detectLanguage } from './detect-language.ts'

const swedish = [
  'Kostdatasystem för storkök',
  'Ärendehantering',
  'Välfärdsteknik i hemmet',
  'Trygghetslarm',
  'Nytt journalsystem',
  'Digital signering',
  'Vi inför ett gemensamt arkiv för regionens verksamheter.',
  'Upphandling av skolplattform',
  'Sensorer mäter vattennivån i sjön',
  'Kommunen testar en robot som sorterar fakturor',
]
const english = [
  'Digital signing platform',
  'Open source case management',
  'Robotic process automation for invoices',
  'The municipality introduces a shared archive.',
  'Early warning of flooding',
  'Electronic health records',
  'A portal where citizens apply for building permits',
  'Sharing data between agencies',
]
const neither = ['', '12345', 'Microsoft 365', 'BankID', 'AI', '😀 😀', '数字化转型']

describe('language of a text', () => {
  it.each(swedish)('Swedish: %s', (text) => expect(detectLanguage(text)).toBe('sv'))
  it.each(english)('English: %s', (text) => expect(detectLanguage(text)).toBe('en'))
  it.each(neither)('not told: %s', (text) => expect(detectLanguage(text)).toBe('unknown'))
})
