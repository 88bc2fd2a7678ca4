import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { upright } from '#platform/language'

/** Writes a `Page` as a complete html document. Texts are escaped, and none turns the direction of what stands beside it. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderFragment(page)}`
}

/** Writes a part of a page, for the answer to a request that carries `x-fragment` and for live feeds. */
export function renderFragment(part: VNode): string {
  return upright(renderToString(part))
}
