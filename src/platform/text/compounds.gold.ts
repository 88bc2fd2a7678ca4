/**
 * Compounds of public-sector Swedish with the parts they must be found by, written by hand. A part is a dictionary
 * form; `a+b` are parts that must all be offered.
 */
export const compounds = `
egenmonitorering=egen+monitorering vårdplaneringssystem=vårdplanering+system+vård+planering kostdatasystem=kost+data+system
trygghetslarm=trygghet+larm orosanmälan=oro+anmälan medborgartjänst=medborgare+tjänst äldreomsorgen=äldre+omsorg
bygglovshandläggning=bygglov+handläggning ärendehanteringssystemet=ärende+hantering+system
digitaliseringsstrategi=digitalisering+strategi upphandlingsmyndigheten=upphandling+myndighet
kollektivtrafik=kollektiv+trafik socialtjänsten=social+tjänst hemtjänst=hem+tjänst skolplattformen=skola+plattform
språkmodeller=språk+modell vattenmätare=vatten+mätare parkeringsautomater=parkering+automat grundskola=grund+skola
kommuninvånare=kommun+invånare räddningstjänsten=räddning+tjänst livsmedelskontroll=livsmedel+kontroll
avfallshantering=avfall+hantering snöröjning=snö+röjning fastighetsregister=fastighet+register kartdatabas=karta+databas
sensornätverk=sensor+nätverk elevregister=elev+register patientjournaler=patient+journal läkemedelslistan=läkemedel+lista
vårdcentral=vård+central bokningssystem=bokning+system energieffektivisering=energi+effektivisering
klimatanpassning=klimat+anpassning belysningsstyrning=belysning+styrning trafikflöden=trafik+flöde
detaljplaner=detalj+plan nämndhandlingar=nämnd+handling fakturahantering=faktura+hantering lönesystem=lön+system
personuppgifter=person+uppgift informationssäkerhet=information+säkerhet molntjänster=moln+tjänst källkod=källa+kod
användarupplevelse=användare+upplevelse självbetjäning=själv+betjäning robotprocessautomation=robot+process+automation
maskininlärning=maskin+inlärning bildanalys=bild+analys välfärdsteknik=välfärd+teknik distansundervisning=distans+undervisning
krisberedskap=kris+beredskap tandvård=tand+vård schemaläggningssystem=schemaläggning+system
tidsbokning=tid+bokning besökssystem=besök+system journalsystemet=journal+system elevhälsa=elev+hälsa
lärplattform=plattform närvarorapportering=närvaro+rapportering frånvaroanmälan=frånvaro+anmälan
biståndshandläggning=bistånd+handläggning hemtjänstplanering=hemtjänst+planering+tjänst nyckelfri=
äldreomsorgshandläggare=äldre+omsorg+handläggare läkemedelshantering=läkemedel+hantering
dataskyddsombud=dataskydd+ombud bredbandsutbyggnad=bredband+utbyggnad miljötillsyn=miljö+tillsyn
felanmälan=anmälan översiktsplan=översikt+plan kamerabevakning=kamera+bevakning fjärrvärme=fjärr+värme
itdrift=it+drift elnät=el+nät upphandlingssystem=upphandling+system budgetprocess=budget+process
föreningsbidrag=förening+bidrag skolskjuts=skola+skjuts måltidsplanering=måltid+planering
barnomsorgskö=barn+omsorg folkbibliotek=folk+bibliotek ekonomisystemet=ekonomi+system
dokumenthanteringssystemets=dokument+hantering+system+dokumenthantering arkivsystem=arkiv+system
signeringstjänsten=signering+tjänst rekryteringsverktyg=rekrytering+verktyg vikarieförmedling=vikarie+förmedling
`
  .trim()
  .split(/\s+/)
  .map((line) => line.split('='))
  .filter((pair): pair is [string, string] => Boolean(pair[0] && pair[1]))
  .map(([word, parts]) => ({ word, parts: parts.split('+') }))

/** Words that look as if they could be split and must be left alone. */
export const wholes = `
handläggare handläggarna självständig förskola förskolan tillgänglig tillgänglighet information förening organisation
kommunikation innovation samverkan myndighet behandling utveckling verksamhet tillsammans anställning projektet
kommunerna regionerna digitalisering automatisering användarna medarbetare förvaltning möjligheter ansvarig deltagare
förbättra effektivisering planering utbildningar arbetsgivare uppdragsgivare kunskap egenskaper ledamöter ordförande
fullmäktige uppföljning införande återvinning inköp utredning underhåll överenskommelse ansökan gemensamma
rapportering registrering integration signering monitorering leverantörer parkering
`
  .trim()
  .split(/\s+/)

/** A second list, written after the rules were set and never tuned against. */
export const unseenCompounds = `
snöröjningsplanering=snö+röjning+planering avtalsdatabas=avtal+databas hyresgästportal=portal vattenförbrukning=vatten+förbrukning
energiuppföljning=energi+uppföljning skolmåltider=skola+måltid bibliotekssystem=bibliotek+system
laddinfrastruktur=infrastruktur samtyckeshantering=samtycke+hantering remisshantering=remiss+hantering
provtagningsutrustning=provtagning+utrustning vårdplatser=vård+plats ambulansdirigering=ambulans+dirigering
geodataportal=geodata+portal detaljplanearkiv=detalj+plan+arkiv fakturaportal=faktura+portal behörighetssystem=behörighet+system
loggranskning=granskning incidentrapportering=incident+rapportering medarbetarenkät=medarbetare+enkät
kompetensförsörjning=kompetens+försörjning lönekartläggning=lön+kartläggning resursplanering=resurs+planering
fordonsdata=fordon+data bygglovsansökan=bygglov+ansökan tillsynsärenden=tillsyn+ärende serveringstillstånd=servering+tillstånd
dricksvattenkvalitet=vatten+kvalitet luftmätningar=luft+mätning trafikräkning=trafik+räkning cykelräknare=cykel+räknare
elevdokumentation=elev+dokumentation skolbibliotek=skola+bibliotek färdtjänst=färd+tjänst hemsjukvård=hem+sjukvård
fjärrundervisning=fjärr+undervisning ungdomsmottagning=ungdom+mottagning röntgensystem=röntgen+system
kontaktcenter=kontakt+center visselblåsarfunktion=funktion
`
  .trim()
  .split(/\s+/)
  .map((line) => line.split('='))
  .filter((pair): pair is [string, string] => Boolean(pair[0] && pair[1]))
  .map(([word, parts]) => ({ word, parts: parts.split('+') }))

/** Words to leave alone, written after the rules were set. */
export const unseenWholes = `
avveckling bemötande beställare delegation effekter framställning genomförande hänvisning inriktning kvalificerad
ledning medverkan närvarande omställning påverkan riktlinjer sammanställa förutsättningar tillämpning undantag
verkställighet åtagande återkoppling överlämning utbetalning användning certifikat
`
  .trim()
  .split(/\s+/)
