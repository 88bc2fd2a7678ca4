import type { UserEvent } from '../count-steps.ts'

/** Keys that are held or lead between fields; pressing them is no act of its own. */
const silent = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead'])
const scrolling = new Set(['PageDown', 'PageUp', 'Home', 'End', 'ArrowDown', 'ArrowUp', ' '])
/** Shortcuts that belong to writing. */
const editing = new Set(['a', 'c', 'v', 'x', 'z', 'y'])
/** How long after an act a new screen or resource is still its doing, in milliseconds. */
const DOING = 1_000

/** Says what a person does in a page, without what is written, chosen or shown. Returns how to stop. */
export function listen(own: Element, say: (event: UserEvent) => void): () => void {
  const stop = new AbortController()
  const options = { capture: true, passive: true, signal: stop.signal } as const
  const numbers = new WeakMap<EventTarget, number>()
  let drawn = 0
  let actedAt = 0
  let keyed: EventTarget | null = null
  let labelled: Element | null = null

  const numberOf = (target: EventTarget) => {
    const known = numbers.get(target)
    if (known !== undefined) return known
    drawn += 1
    numbers.set(target, drawn)
    return drawn
  }
  const act = (event: UserEvent) => {
    actedAt = performance.now()
    if (event.kind !== 'key') keyed = null
    say(event)
  }
  const on = <Name extends keyof DocumentEventMap>(
    name: Name,
    hear: (event: DocumentEventMap[Name]) => void,
  ) =>
    document.addEventListener(
      name,
      (event) => {
        // what happens in our own window is told as happening to its element
        if (event.isTrusted && event.target !== own) hear(event)
      },
      options,
    )

  on('click', (event) => {
    const target = targetOf(event)
    if (!target || target instanceof HTMLSelectElement) return
    // a label hands its click on to its field, and Enter in a field to the button of its form: one act, not two
    if (labelled === target) {
      labelled = null
      return
    }
    if (event.detail === 0 && document.activeElement !== target && !target.contains(document.activeElement))
      return
    const label = target.closest('label')
    labelled = label?.control && label.control !== target ? label.control : null
    act({ kind: 'click' })
  })
  on('contextmenu', () => act({ kind: 'click' }))
  on('drop', () => act({ kind: 'click' }))
  on('auxclick', (event) => {
    if (event.button === 1) act({ kind: 'click' })
  })
  on('keydown', (event) => {
    // most keys go into the field that the last one went into: nothing new to count
    if (event.target === keyed && event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      actedAt = event.timeStamp
      return
    }
    const target = targetOf(event)
    if (!target || event.repeat || silent.has(event.key)) return
    if ((event.ctrlKey || event.metaKey) && !editing.has(event.key.toLowerCase())) act({ kind: 'click' })
    else if (event.key === 'Enter' && isLine(target)) act({ kind: 'click' })
    else if (isWritten(target) || target instanceof HTMLSelectElement || isChosen(target))
      type(target, event.key)
    else if (event.key === 'Enter' || (event.key === ' ' && isControl(target))) return
    else if (scrolling.has(event.key)) act({ kind: 'scroll', at: performance.now() })
    else act({ kind: 'click' })
  })
  function type(target: Element, key: string) {
    // Space on a box or button is a click, which is heard by itself
    if (key === ' ' && isChosen(target)) return
    keyed = target
    act({ kind: 'key', field: numberOf(target) })
  }
  on('change', (event) => {
    const target = targetOf(event)
    if (target instanceof HTMLSelectElement && keyed !== target) act({ kind: 'click', times: 2 })
    else if (target instanceof HTMLInputElement && target.type === 'file') act({ kind: 'click' })
  })
  on('wheel', () => act({ kind: 'scroll', at: performance.now() }))
  on('touchmove', () => act({ kind: 'scroll', at: performance.now() }))
  // a page scrolls for many reasons; only while the pointer is down can it be somebody who drags the bar
  const dragged = () => act({ kind: 'scroll', at: performance.now() })
  on('pointerdown', () => document.addEventListener('scroll', dragged, options))
  on('pointerup', () => document.removeEventListener('scroll', dragged, options))
  on('invalid', () => say({ kind: 'error' }))

  addEventListener('popstate', () => performance.now() - actedAt > DOING && act({ kind: 'back' }), {
    signal: stop.signal,
  })
  const waits = watchAnswers((started) => started - actedAt <= DOING && started >= actedAt, say)
  const screens = watchScreens(say)
  return () => {
    stop.abort()
    waits()
    screens()
  }
}

function targetOf(event: Event): Element | null {
  const { target } = event
  if (!(target instanceof Element)) return null
  if (!target.shadowRoot) return target
  const [within] = event.composedPath()
  return within instanceof Element ? within : target
}

const chosenTypes = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'image', 'file', 'color'])

const isChosen = (target: Element) => target instanceof HTMLInputElement && chosenTypes.has(target.type)
const isLine = (target: Element) => target instanceof HTMLInputElement && !chosenTypes.has(target.type)
const isWritten = (target: Element) =>
  isLine(target) ||
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLElement && target.isContentEditable)
const isControl = (target: Element) =>
  target.matches('button, a, summary, [role=button], [role=option], [role=tab]')

/** Answers from the server that took long enough to be a wait, when an act asked for them. */
function watchAnswers(isAsked: (started: number) => boolean, say: (event: UserEvent) => void): () => void {
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const asked = 'initiatorType' in entry && /^(fetch|xmlhttprequest)$/.test(String(entry.initiatorType))
      if (asked && isAsked(entry.startTime)) say({ kind: 'wait', ms: entry.duration })
    }
  })
  observer.observe({ type: 'resource' })
  return () => observer.disconnect()
}

/** Screens as they come: pages, and what a page itself writes into the address. */
function watchScreens(say: (event: UserEvent) => void): () => void {
  let last = ''
  const look = () => {
    const here = location.pathname + location.hash
    if (here !== last) say({ kind: 'screen', screen: numberOfText(here) })
    last = here
  }
  look()
  const before = history.pushState
  const pushState: History['pushState'] = (...given) => {
    before.apply(history, given)
    look()
  }
  history.pushState = pushState
  addEventListener('popstate', look)
  addEventListener('hashchange', look)
  return () => {
    if (history.pushState === pushState) history.pushState = before
    removeEventListener('popstate', look)
    removeEventListener('hashchange', look)
  }
}

/** A number for an address, from which it cannot be told again (FNV-1a, 32 bits). */
function numberOfText(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
