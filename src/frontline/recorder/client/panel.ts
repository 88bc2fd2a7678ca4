import type { Tally } from '../count-steps.ts'

interface PanelParts {
  readonly stop: () => void
  readonly add: (kind: 'error' | 'workaround') => void
}

const words = {
  sv: {
    steps: 'steg',
    error: '+ Fel',
    workaround: '+ Omväg',
    done: 'Klar',
    copy: 'Kopiera raden till provets sida:',
  },
  en: {
    steps: 'steps',
    error: '+ Error',
    workaround: '+ Workaround',
    done: 'Done',
    copy: 'Copy this line to the page of the trial:',
  },
}

const style = `:host{all:initial;position:fixed;right:8px;bottom:8px;z-index:2147483647}
div{font:16px/1.4 sans-serif;background:#11181a;color:#fff;border-radius:4px;padding:8px;display:flex;gap:8px;align-items:center;flex-wrap:wrap;max-width:24em}
button{font:inherit;min-height:40px;padding:0 12px;background:#fff;color:#11181a;border:0;border-radius:4px}
textarea{font:14px monospace;width:100%;height:5em}`

/** The small window in the corner of the page under test: the count, what a person alone can see, and the end. */
export function openPanel({ stop, add }: PanelParts) {
  const say = words[document.documentElement.lang.startsWith('en') ? 'en' : 'sv']
  const element = document.createElement('skala-recorder')
  const root = element.attachShadow({ mode: 'closed' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  root.adoptedStyleSheets = [sheet]
  const box = document.createElement('div')
  const count = document.createElement('span')
  const button = (label: string, act: () => void) => {
    const made = document.createElement('button')
    made.type = 'button'
    made.textContent = label
    made.addEventListener('click', act)
    return made
  }
  box.append(
    count,
    button(say.error, () => add('error')),
    button(say.workaround, () => add('workaround')),
    button(say.done, stop),
  )
  root.append(box)
  document.documentElement.append(element)
  const show = (steps: number) => {
    count.textContent = `${steps} ${say.steps}`
  }
  const finish = (tally: Tally) => {
    const line = document.createElement('textarea')
    line.readOnly = true
    line.setAttribute('aria-label', say.copy)
    line.value = tallyLine(tally)
    count.textContent = say.copy
    box.replaceChildren(count, line)
  }
  return { element, show, finish }
}

/** A run as one line of text, to be carried by hand from the system under test to the page of the trial. */
export const tallyLine = (tally: Tally): string => `skala-prov ${JSON.stringify(tally)}`
