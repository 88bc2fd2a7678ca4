import type { Language } from '#platform/language'
import { Prose, Section, Title } from '#ui'

/** The accessibility statement that the law on access to digital public services asks for. */
export function AccessibilityPage({ language }: { readonly language: Language }) {
  return language === 'sv' ? <Swedish /> : <English />
}

function Swedish() {
  return (
    <>
      <Title lead="Alla ska kunna läsa och använda registret.">Tillgänglighetsredogörelse</Title>
      <Section heading="Hur tillgängligt är det?" id="lage">
        <Prose>
          <p>
            Webbplatsen är byggd för att följa WCAG 2.2 på nivå AA, som är strängare än lagen om
            tillgänglighet till digital offentlig service kräver. Vi känner inte till några brister när det
            här skrivs, men alla delar är inte provade med skärmläsare.
          </p>
        </Prose>
      </Section>
      <Section heading="Så har vi provat" id="provat">
        <Prose>
          <ul>
            <li>
              Alla sidor granskas maskinellt med axe på båda språken vid varje ändring, med och utan skript.
            </li>
            <li>Alla sidor provas på telefonbredd och vid 400 procents förstoring.</li>
            <li>Kontrasten i ljust och mörkt läge räknas fram i proven.</li>
            <li>
              Maskinell granskning hittar bara en del av bristerna. Granskning med skärmläsare återstår.
            </li>
          </ul>
        </Prose>
      </Section>
      <Section heading="Kartan" id="kartan">
        <Prose>
          <p>
            Rutorna i kartan är små på en telefon. Allt som kartan visar står också i tabellen på sidan
            Organisationer.
          </p>
        </Prose>
      </Section>
      <Section heading="Rapportera brister" id="rapportera">
        <Prose>
          <p>
            Säg till den som driver den här installationen om något inte fungerar för dig. Är du inte nöjd med
            svaret kan du anmäla det till{' '}
            <a href="https://www.digg.se/tdosanmalan">Myndigheten för digital förvaltning</a>, som har tillsyn
            över lagen.
          </p>
        </Prose>
      </Section>
    </>
  )
}

function English() {
  return (
    <>
      <Title lead="Everybody should be able to read and use the registry.">Accessibility statement</Title>
      <Section heading="How accessible is it?" id="lage">
        <Prose>
          <p>
            The site is built to meet WCAG 2.2 at level AA, which is stricter than Swedish law requires. We
            know of no failures at the time of writing, but not every part has been tried with a screen
            reader.
          </p>
        </Prose>
      </Section>
      <Section heading="How we have tested" id="provat">
        <Prose>
          <ul>
            <li>Every page is checked by axe in both languages at every change, with and without script.</li>
            <li>Every page is tried at the width of a phone and at 400 per cent zoom.</li>
            <li>Contrast in light and dark mode is computed in the tests.</li>
            <li>Machines find only some of the failures. A review with screen readers remains to be done.</li>
          </ul>
        </Prose>
      </Section>
      <Section heading="The map" id="kartan">
        <Prose>
          <p>
            The tiles of the map are small on a phone. Everything it shows is also in the table on the
            Organisations page.
          </p>
        </Prose>
      </Section>
      <Section heading="Report a failure" id="rapportera">
        <Prose>
          <p>
            Tell the one who runs this installation if something does not work for you. If you are not content
            with the answer you can report it to the{' '}
            <a href="https://www.digg.se/tdosanmalan">Swedish Agency for Digital Government</a>, which
            supervises the law.
          </p>
        </Prose>
      </Section>
    </>
  )
}
