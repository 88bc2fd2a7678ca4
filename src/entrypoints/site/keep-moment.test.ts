import { describe, expect, it } from 'vitest'
import { keepMoment } from './keep-moment.ts'

const kept = (html: string) => keepMoment(html, '2026-10-14')

describe('a page of the past', () => {
  it.each([
    ['<a href="/sv/initiativ">', '<a href="/sv/initiativ?asOf=2026-10-14">'],
    ['<a href="/sv">', '<a href="/sv?asOf=2026-10-14">'],
    [
      '<a href="/en/sok?q=v%C3%A5rd&amp;fas=pilot#x">',
      '<a href="/en/sok?q=v%C3%A5rd&amp;fas=pilot&amp;asOf=2026-10-14#x">',
    ],
    [
      '<a class="x" href="/sv/initiativ/i1#historik">',
      '<a class="x" href="/sv/initiativ/i1?asOf=2026-10-14#historik">',
    ],
    ['<a href="/api/v1/initiatives/i1">', '<a href="/api/v1/initiatives/i1?asOf=2026-10-14">'],
  ])('leads on to the same moment: %s', (before, after) => {
    expect(kept(before)).toBe(after)
  })

  it.each([
    '<a href="/sv/initiativ?asOf=4711">',
    '<a href="/sv/initiativ?q=x&amp;asOf=4711">',
    '<a href="/log/proof/3">',
    '<a href="/svenska">',
    '<a href="https://example.org/sv/x">',
    '<a href="#historik">',
    '<link rel="stylesheet" href="/public/style.css">',
    '<a href="/api/v1/openapi.json">',
  ])('leaves alone what names a moment itself or is not ours to turn: %s', (html) => {
    expect(kept(html)).toBe(html)
  })

  it.each([
    ['<a href="/sv/initiativ?asOf=today">', '<a href="/sv/initiativ">'],
    ['<a href="/sv/sok?q=x&amp;asOf=today">', '<a href="/sv/sok?q=x">'],
    ['<a href="/sv/sok?asOf=today&amp;q=x">', '<a href="/sv/sok?q=x">'],
  ])('has one way back to today: %s', (before, after) => {
    expect(kept(before)).toBe(after)
  })

  it('keeps the moment in forms that ask, and not in those that hand something in', () => {
    expect(kept('<form class="x" action="/sv/sok">')).toBe(
      '<form class="x" action="/sv/sok?asOf=2026-10-14"><input type="hidden" name="asOf" value="2026-10-14">',
    )
    expect(kept('<form method="post">')).toBe('<form method="post">')
  })

  it('lets nothing of today arrive by itself', () => {
    expect(kept('<x-feed class="feed" src="/sv/handelser/strom" data-news="x">')).toBe(
      '<x-feed class="feed" data-news="x">',
    )
    expect(kept('<script src="/public/skala.js">')).toBe('<script src="/public/skala.js">')
  })

  it('writes nothing into the page that the asker made up', () => {
    expect(keepMoment('<a href="/sv"><form>', '"><script>')).toBe(
      '<a href="/sv?asOf=%22%3E%3Cscript%3E"><form><input type="hidden" name="asOf" value="&quot;>&lt;script>">',
    )
  })
})
