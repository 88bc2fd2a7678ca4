import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** Writes a `Page` as a complete html document. Texts are escaped. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}

/** Writes a part of a page, for the answer to a request that carries `x-fragment` and for live feeds. */
export function renderFragment(part: VNode): string {
  return renderToString(part)
}
