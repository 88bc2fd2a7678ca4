import { expect, test } from 'vitest'
import { safeHref } from './safe-href.ts'

test.each([
  '/sv/sok',
  '#main',
  '?q=a',
  'https://example.org/a',
  'mailto:a@example.org',
  '/',
])('%s is a link', (href) => expect(safeHref(href)).toBe(href))

test.each([
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'data:text/html,x',
  '//evil.example',
  '/\\evil.example',
  'ord',
  '',
])('%s is no link', (href) => expect(safeHref(href)).toBeUndefined())
