import { formatNumber, type Language } from '#platform/language'

const sv = {
  title: 'Undanlagda texter',
  lead: 'När två skrev i samma initiativ blev den ena texten undanlagd. Här väljer ni vad som ska gälla.',
  none: 'Inget är undanlagt',
  noneLead: 'Om två sparar samma initiativ samtidigt finns båda texterna kvar, och den ena står här.',
  waiting: (n: number) => (n === 1 ? '1 undanlagd text' : `${formatNumber(n, 'sv')} undanlagda texter`),
  by: (role: string, date: string) => `Skriven av en ${role} ${date}`,
  choose: 'Välj vad som ska gälla',
  chooseTitle: 'Två har skrivit samtidigt',
  chooseLead:
    'Inget är förlorat. Välj fält för fält. Det ni väljer sparas i ert rum och publiceras inte. Texten finns sedan kvar i 30 dagar.',
  same: 'Texterna säger samma sak.',
  field: 'Uppgift',
  stands: 'Står nu',
  aside: 'Undanlagt',
  keepStanding: 'Behåll det som står',
  takeAside: 'Ta det undanlagda',
  nothing: 'tomt',
  access: 'Vem får se det',
  use: 'Spara valet',
  discard: 'Kasta det undanlagda',
  back: 'Hämta tillbaka',
  used: 'Använd',
  discarded: 'Kastad',
  isDiscarded: 'Den undanlagda texten är kastad. Den går att hämta tillbaka i 30 dagar.',
  isBack: 'Texten är hämtad tillbaka.',
}

const en: typeof sv = {
  title: 'Texts set aside',
  lead: 'When two wrote in the same initiative, one text was set aside. Here you choose what is to hold.',
  none: 'Nothing is set aside',
  noneLead: 'When two save the same initiative at once, both texts are kept, and one of them stands here.',
  waiting: (n) => (n === 1 ? '1 text set aside' : `${formatNumber(n, 'en')} texts set aside`),
  by: (role, date) => `Written by: ${role}, ${date}`,
  choose: 'Choose what is to hold',
  chooseTitle: 'Two have written at once',
  chooseLead:
    'Nothing is lost. Choose field by field. What you choose is saved in your room and not published. The text then stays for 30 days.',
  same: 'The texts say the same.',
  field: 'Fact',
  stands: 'Stands now',
  aside: 'Set aside',
  keepStanding: 'Keep what stands',
  takeAside: 'Take what was set aside',
  nothing: 'empty',
  access: 'Who may see it',
  use: 'Save the choice',
  discard: 'Discard what was set aside',
  back: 'Have it back',
  used: 'Used',
  discarded: 'Discarded',
  isDiscarded: 'The text is discarded. It can be had back for 30 days.',
  isBack: 'The text is back.',
}

/** Words about texts that were set aside. */
export const asideMessages = { sv, en } satisfies Record<Language, typeof sv>
