import type { Page } from 'playwright-core'

/** A scripted run through the invented system, and what a person with a pencil counts while watching it. */
export interface TaskRun {
  readonly name: string
  readonly from: string
  readonly steps: number
  readonly screens: number
  readonly backtracks?: number
  readonly waits?: number
  readonly errors?: number
  run(page: Page): Promise<void>
}

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()
const button = (page: Page, name: string) => page.getByRole('button', { name }).click()
/** Opens the browser's own list and chooses in it; a choice made by script would not count. */
async function chooseNext(page: Page): Promise<void> {
  await page.getByLabel('Enhet').click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelector('select')?.value === 'ml')
}

const arrived = (page: Page, title: string) => page.getByRole('heading', { name: title }).waitFor()

/** Twenty runs; every number was counted by hand from the script beside it. */
export const taskRuns: readonly TaskRun[] = [
  {
    name: 'one link',
    from: '/',
    steps: 1,
    screens: 2,
    async run(page) {
      await link(page, 'Lista')
      await arrived(page, 'Lista')
    },
  },
  {
    name: 'search by button: click in field, type, click',
    from: '/',
    steps: 3,
    screens: 2,
    async run(page) {
      await page.getByLabel('Sök').click()
      await page.keyboard.type('prov ett')
      await button(page, 'Sök nu')
      await arrived(page, 'Lista')
    },
  },
  {
    name: 'search by Enter: type, confirm',
    from: '/',
    steps: 2,
    screens: 2,
    async run(page) {
      await page.getByLabel('Sök').focus()
      await page.keyboard.type('prov två')
      await page.keyboard.press('Enter')
      await arrived(page, 'Lista')
    },
  },
  {
    name: 'three pages in a row',
    from: '/',
    steps: 3,
    screens: 4,
    async run(page) {
      await link(page, 'Lista')
      await link(page, 'Prov Ett')
      await link(page, 'Formulär')
      await arrived(page, 'Formulär')
    },
  },
  {
    name: 'the wrong person, and back by the list',
    from: '/lista',
    steps: 3,
    screens: 4,
    backtracks: 1,
    async run(page) {
      await link(page, 'Prov Ett')
      await link(page, 'Lista')
      await link(page, 'Prov Två')
      await arrived(page, 'Person')
      // list → person → list is one way back; list → person again is forward, and told as going on
    },
  },
  {
    name: 'two fields walked with Tab: two bursts and a save',
    from: '/formular',
    steps: 3,
    screens: 2,
    async run(page) {
      await page.getByLabel('Läkemedel').focus()
      await page.keyboard.type('Alvedon')
      await page.keyboard.press('Tab')
      await page.keyboard.type('500')
      await button(page, 'Spara')
      await arrived(page, 'Klar')
    },
  },
  {
    name: 'returning to a field is a new burst',
    from: '/formular',
    steps: 3,
    screens: 1,
    async run(page) {
      await page.getByLabel('Läkemedel').focus()
      await page.keyboard.type('Alv')
      await page.getByLabel('Dos').focus()
      await page.keyboard.type('500')
      await page.getByLabel('Läkemedel').focus()
      await page.keyboard.type('edon')
    },
  },
  {
    name: 'a pause in the same field is the same burst',
    from: '/formular',
    steps: 1,
    screens: 1,
    async run(page) {
      await page.getByLabel('Anteckning').focus()
      await page.keyboard.type('Rad ett')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Backspace')
      await page.keyboard.type(' och två')
    },
  },
  {
    name: 'a label clicked is its box clicked, once',
    from: '/formular',
    steps: 2,
    screens: 1,
    async run(page) {
      await page.getByText('Vid behov').click()
      await page.getByText('Annan').click()
    },
  },
  {
    name: 'a choice in a list: open and choose',
    from: '/formular',
    steps: 2,
    screens: 1,
    async run(page) {
      await chooseNext(page)
    },
  },
  {
    name: 'a choice in a list by arrow keys is a burst',
    from: '/formular',
    steps: 1,
    screens: 1,
    async run(page) {
      await page.getByLabel('Enhet').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'a button pressed with Space and a box with Space',
    from: '/formular',
    steps: 2,
    screens: 1,
    async run(page) {
      await page.getByLabel('Vid behov').focus()
      await page.keyboard.press('Space')
      await page.locator('#rensa').focus()
      await page.keyboard.press('Space')
    },
  },
  {
    name: 'a missing answer is an error: save, type, save',
    from: '/formular',
    steps: 3,
    screens: 2,
    errors: 1,
    async run(page) {
      await button(page, 'Spara')
      await page.keyboard.type('Alvedon')
      await button(page, 'Spara')
      await arrived(page, 'Klar')
    },
  },
  {
    name: 'the whole form: 2 bursts, list 2, box 1, radio 1, note 1, save 1',
    from: '/formular',
    steps: 8,
    screens: 2,
    async run(page) {
      await page.getByLabel('Läkemedel').focus()
      await page.keyboard.type('Alvedon')
      await page.keyboard.press('Tab')
      await page.keyboard.type('500 mg')
      await chooseNext(page)
      await page.getByText('Vid behov').click()
      await page.getByText('Oral').click()
      await page.getByLabel('Anteckning').focus()
      await page.keyboard.type('Åter vid behov')
      await button(page, 'Spara')
      await arrived(page, 'Klar')
    },
  },
  {
    name: 'three turns of the wheel within a second are one scroll',
    from: '/lang',
    steps: 1,
    screens: 1,
    async run(page) {
      await page.mouse.move(200, 200)
      for (let turn = 0; turn < 3; turn += 1) await page.mouse.wheel(0, 400)
      await page.waitForFunction(() => scrollY > 0)
    },
  },
  {
    name: 'a scroll by key, a click, a scroll again',
    from: '/lang',
    steps: 3,
    screens: 1,
    async run(page) {
      await page.keyboard.press('PageDown')
      await page.mouse.click(300, 300)
      await page.keyboard.press('PageDown')
    },
  },
  {
    name: 'views within a page, and back with the browser',
    from: '/vyer',
    steps: 3,
    screens: 4,
    backtracks: 1,
    async run(page) {
      await button(page, 'Ett')
      await button(page, 'Två')
      // longer than what an act may still be the cause of
      const clicked = Date.now()
      await page.waitForFunction((since) => Date.now() - since > 1_100, clicked)
      await page.goBack()
      await page.waitForFunction(() => location.pathname === '/vyer/ett')
    },
  },
  {
    name: 'a slow answer is a wait and no step',
    from: '/vyer',
    steps: 1,
    screens: 1,
    waits: 1,
    async run(page) {
      await button(page, 'Hämta')
      await page.getByText('Svar').waitFor()
      await page.waitForFunction(() => (window.skalaRecorder?.tally().waits ?? 0) > 0)
    },
  },
  {
    name: 'a slow page is a wait and no step',
    from: '/langsam',
    steps: 1,
    screens: 2,
    waits: 1,
    async run(page) {
      await link(page, 'Sen sida')
      await arrived(page, 'Sen')
    },
  },
  {
    name: 'a shortcut, an Escape, free text, a right click, a summary opened by Enter',
    from: '/formular',
    steps: 5,
    screens: 1,
    async run(page) {
      await page.getByLabel('Anteckning').focus()
      await page.keyboard.type('x')
      await page.keyboard.press('Control+b')
      await page.locator('#rensa').focus()
      await page.keyboard.press('Escape')
      await page.getByRole('heading', { name: 'Formulär' }).click({ button: 'right' })
      await page.locator('summary').focus()
      await page.keyboard.press('Enter')
    },
  },
]
