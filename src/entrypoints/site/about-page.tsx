import type { Language } from '#platform/language'
import { Prose, Section, Title } from '#ui'

/** What Skala is, whose facts it shows, and what it promises. */
export function AboutPage({ language }: { readonly language: Language }) {
  return language === 'sv' ? <Swedish /> : <English />
}

function Swedish() {
  return (
    <>
      <Title lead="Det öppna registret över digital utveckling i offentlig sektor.">Om Skala</Title>
      <Prose>
        <p>
          Kommuner, regioner och myndigheter utvecklar var för sig. Ingen ser vad de andra gör, och samma
          arbete görs om och om igen. Skala samlar det som redan finns skrivet om pågående, planerade och
          avslutade utvecklingsinitiativ så att den som tänker börja kan se vem som redan har börjat, vad det
          kostade och hur det gick.
        </p>
      </Prose>
      <Section heading="Så fylls registret" id="fylls">
        <Prose>
          <p>
            Alla offentliga organisationer finns med från första dagen. Uppgifterna hämtas ur system som redan
            används: kodförråd, upphandlingsstatistik, regeringsuppdrag och organisationernas egna
            projektlistor. Den som inte gör någonting syns ändå, och det är lättare att rätta en uppgift än
            att börja från ett tomt blad.
          </p>
        </Prose>
      </Section>
      <Section heading="Bekräftat och obekräftat" id="bekraftat">
        <Prose>
          <p>
            En obekräftad uppgift kommer ur en öppen källa. Den är prickad under och bär ordet obekräftad. En
            bekräftad uppgift har organisationen själv lämnat. Tryck på en uppgift för att se källan, datumet
            och var i källan den stod. Säger två källor olika visas båda.
          </p>
          <p>
            Det vi inte vet skriver vi som okänt. Okänt är inte noll, och en tyst organisation är inte en
            overksam organisation.
          </p>
        </Prose>
      </Section>
      <Section heading="Historiken går inte att skriva om" id="historik">
        <Prose>
          <p>
            Varje ändring läggs till sist i en liggare. Inget skrivs över och inget tas bort i det tysta. När
            en källa slutar visa en post står det att den försvann, och vad som var känt står kvar.
          </p>
        </Prose>
      </Section>
      <Section heading="Personuppgifter" id="personuppgifter">
        <Prose>
          <p>
            Registret handlar om organisationer. Det tar emot roller, inte personer: e-postadresser och
            telefonnummer i källorna följer inte med. Den som läser får inga kakor; den som loggar in får en,
            som behövs för att vara inloggad. Inget laddas från andra webbplatser.
          </p>
        </Prose>
      </Section>
      <Section heading="Licens" id="licens">
        <Prose>
          <p>
            Programmet är öppen källkod under EUPL 1.2. Varje källa har sin egen licens, som står på källans
            sida. Det Skala självt lägger till får användas fritt under CC0.
          </p>
        </Prose>
      </Section>
    </>
  )
}

function English() {
  return (
    <>
      <Title lead="The open registry of digital development in the public sector.">About Skala</Title>
      <Prose>
        <p>
          Municipalities, regions and state agencies develop each on their own. Nobody sees what the others
          do, and the same work is done over and over. Skala gathers what is already written about planned,
          ongoing and finished initiatives, so that anyone about to start can see who already has, what it
          cost and how it went.
        </p>
      </Prose>
      <Section heading="How the registry fills" id="fylls">
        <Prose>
          <p>
            Every public organisation is here from the first day. Facts are harvested from systems already in
            use: code repositories, procurement statistics, government assignments and the organisations’ own
            project lists. Those who do nothing still show, and correcting a fact is easier than starting from
            a blank page.
          </p>
        </Prose>
      </Section>
      <Section heading="Confirmed and unconfirmed" id="bekraftat">
        <Prose>
          <p>
            An unconfirmed fact comes from a public source. It has a dotted line under it and the word
            unconfirmed. A confirmed fact was given by the organisation itself. Press a fact to see its
            source, its date and where in the source it stood. Where two sources disagree, both are shown.
          </p>
          <p>
            What we do not know is written as unknown. Unknown is not zero, and a silent organisation is not
            an idle one.
          </p>
        </Prose>
      </Section>
      <Section heading="History cannot be rewritten" id="historik">
        <Prose>
          <p>
            Every change is added at the end of a ledger. Nothing is overwritten and nothing is quietly
            removed. When a source stops showing a record, the page says so, and what was known stays.
          </p>
        </Prose>
      </Section>
      <Section heading="Personal data" id="personuppgifter">
        <Prose>
          <p>
            The registry is about organisations. It takes roles, not persons: e-mail addresses and telephone
            numbers in the sources do not come along. Readers get no cookies; whoever signs in gets one,
            needed to stay signed in. Nothing is loaded from other sites.
          </p>
        </Prose>
      </Section>
      <Section heading="Licence" id="licens">
        <Prose>
          <p>
            The program is open source under EUPL 1.2. Each source has its own licence, given on its page.
            What Skala itself adds may be used freely under CC0.
          </p>
        </Prose>
      </Section>
    </>
  )
}
