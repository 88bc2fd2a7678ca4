const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/**
 * Words, in dictionary form, that public-sector Swedish builds compounds of. A split at one of these is trusted even
 * when the word list knows the whole (`trygghetslarm`); any of them may begin or end a compound.
 */
export const compoundWords = words(`
  adress administration aktivitet analys anhörig anmälan ansökan app arbete arbetsgång arbetsmarknad arkitektur arkiv
  artikel assistans assistent automat automation avfall avgift avlopp avtal avvikelse bad band barn bas bedömning
  befolkning behandling behov behörighet beläggning belysning beredskap beslut besök bibliotek bidrag bil bild
  bistånd boende bok bokning bolag bostad brand bredband bro brott brukare budget buss bygge bygglov byggnad båt cykel
  central data databas delning deltagare demens demokrati design diarie digitalisering dokument dokumentation drift
  dygn ekonomi el elev energi enhet enkät evakuering faktura fel folk grund fakturering familj fartyg fastighet film finansiering fjärr
  flykting flöde fond forskning fordon forum fritid frånvaro fråga funktion förening förlossning förråd försäkring
  förskola förvaltning gas gata geodata granskning grannskap gräns gymnasium gård
  handel handling handläggning hantering hav hem hemsida hemtjänst hjälp hjälpmedel huvudman hygien hållbarhet hälsa hälsodata
  hämtning identitet idrott individ industri information infrastruktur inkomst inköp innovation integration inventering
  inventarie invånare jord journal journalföring jämställdhet kalender kanal kapacitet karta kassa katalog klimat klinik
  kod kollektivtrafik kommun kommunikation kompetens konferens konsult konto kontor kontrakt kontroll kost kostdata
  kostnad krets kris krigsplacering kultur kund kunskap kvalitet kvitto kyla kö kök körning laboratorium lag lager landskap
  landsbygd larm leasing ledning lek leverans leverantör licens liggare lista livsmedel ljud logistik lokal lov
  luft lån lärare lärande läkemedel läkare läsning lön lösning mat marknad maskin material media medborgare medicin
  medicinering medlem miljö mobilitet modell moln monitor monitorering mottagning museum musik mätare mätning
  mål måltid människa möte nod nummer nämnd näring nät nätverk olycka omsorg ombud omställning operation ordförande
  ordination organisation orosanmälan oro ort park parkering partner passage patient pedagog peng pension personal
  personuppgift plan planering plats plattform politik portal portfölj post press process produkt produktion profil
  program projekt protokoll prov provtagning publicering qr rapport rapportering recept redovisning region register
  registrering rehabilitering rekrytering remiss reservation resa resurs risk robot rum rutin räddning ränta rätt röntgen
  röst sal samhälle samtal samtycke schema schemaläggning screening sekreterare sekretess sensor service signering signal sjukdom sjukhus
  sjukvård skatt skog skola skydd skjuts smitta snö socialtjänst sol spel språk språkmodell stad statistik stipendium strategi
  ström strömning studie studier stöd styrning städ störning support syn system säkerhet sändning sökning tal tandvård
  taxa team teknik telefon telefoni terminal test tid tidbok tillgång tillstånd tillsyn tilläggstjänst titel tjänst tolk
  trafik transport trygghet träning tvist tåg undersökning underhåll undervisning upphandling uppdrag uppföljning
  uppgift uppkoppling utbetalning utbildning utredning utrustning utskrift utveckling vaccin vaccination val vatten
  verksamhet verktyg video vikarie vinter virke visning vision vård vårdcentral vårdplan vårdplanering vårdtagare
  väder vädring väg välfärd värde värme växel webb yta ålder åtgärd äldre ärende ö översättning övervakning öppning
`)

/**
 * Beginnings that neither equal a word nor a word with a linking s (`medborgar-`, `käll-`, `skol-`), with the word
 * that each stands for.
 */
export const beginnings: ReadonlyMap<string, string> = new Map(
  words(`
  medborgar:medborgare användar:användare lärar:lärare lär:lära läkar:läkare brukar:brukare elev:elev käll:källa skol:skola
  förskole:förskola grundskole:grundskola kart:karta löne:lön avgifts:avgift hälso:hälsa tjänste:tjänst invånar:invånare
  vikarie:vikarie kommun:kommun kris:kris arbets:arbete bygg:bygge familje:familj adress:adress själv:själv egen:egen
  gat:gata gatu:gata medarbetar:medarbetare mottagar:mottagare deltagar:deltagare ägar:ägare sjuksköterske:sjuksköterska
  patient:patient anhörig:anhörig fler:flera digital:digital social:social mobil:mobil special:special kommunal:kommunal
  regional:regional nationell:nationell privat:privat elektronik:elektronik bi:bi it:it ai:ai el:el va:va vatten:vatten
  fjärr:fjärr kund:kund rest:rest stor:stor distans:distans välfärds:välfärd bostads:bostad närings:näring
  besöks:besök kontakt:kontakt robot:robot fastighets:fastighet trygghets:trygghet oros:oro båt:båt hyres:hyra
  resurs:resurs boende:boende äldre:äldre ungdoms:ungdom funktions:funktion multi:multi video:video kvalitets:kvalitet
  sekretess:sekretess lärande:lärande kamera:kamera drönar:drönare feriejobbs:feriejobb samhälls:samhälle
  skog:skog sjuk:sjuk hjälpmedels:hjälpmedel läkemedels:läkemedel livsmedels:livsmedel kommuninvånar:kommuninvånare
  gymnasie:gymnasium museums:museum laboratorie:laboratorium bibliotek:bibliotek rese:resa röst:röst tand:tand hyr:hyra
  `).map((pair) => {
    const [beginning = '', base = ''] = pair.split(':')
    return [beginning, base]
  }),
)

/**
 * Words that look like compounds and carry one meaning, in dictionary form; their halves would find the wrong things.
 */
export const wholeWords: ReadonlySet<string> = new Set(
  words(`
  handläggare handläggning självständig självständighet förskola arbetsgivare uppdragsgivare arbetstagare deltagare
  mottagare samarbete samverkan myndighet verksamhet medarbetare ledamot ordförande landskap kunskap egenskap
  beredskap medlemskap sällskap vetenskap ledarskap skapande landsting läkemedel hjälpmedel livsmedel
  samband sammanhang sammanställning anställning inställning ställning fastställa tillstånd bistånd motstånd
  tillsammans bostad utrustning tidigare tydlig möjlighet tillgänglig tillgänglighet ansvarig personlig medborgare
  allmän allmänhet egentlig framtid framtida samtid samtidig samtycke bakgrund bakom hemlig hemlighet delaktig delaktighet
  rättighet skyldighet säkerhet trygghet snabbhet barndom ungdom sjukdom visdom egendom område omfattning
  hållbar hållbarhet användbar användbarhet lönsam lönsamhet verksam gemensam gemensamt gemenskap värdig likvärdig
  jämställdhet rådgivning lagstiftning stiftelse varandra varsel material process projekt kontroll
  automatisk automatisera bedömning behandling information organisation kommunikation innovation integration
  kalender parlament regering
  kommunal regional national nationell internationell generell personal signal manual digital portal
  fullmäktige nätverk verktyg leverantör undersköterska sjuksköterska
  gränssnitt ögonblick ansökan anmälan betydelse landstinget riksdag budget
  `),
)

/** Particles and bound beginnings: what they begin is a derived word, not a compound of two. */
export const particles: ReadonlySet<string> = new Set(
  words(`
  för om an av be bi er ge in ut upp ned ner på till från fram över under efter åter mot med med sam ihop bort hop
  igenom genom vid före mellan van miss o und ent ent sär del där här hit dit åt ända isär kvar loss ifrån bred all allt
  ett en två tre fyra fem sex ja nej var den det han hon
  `),
)

/** Endings that are derivations or half words and never the last part of a compound. */
export const boundEndings: ReadonlySet<string> = new Set(
  words(`
  het heten heter skap skapet dom domen ning ningen ande ende are aren arna erna orna isk iska tion sion ling
  ständig ständigt ständiga läggare läggaren läggarna läggning läggningen givare givaren givarna tagare tagaren tagarna
  sam samt samma bar bart bara lig ligt liga full fulla lös löst lösa värd vis vist aktig mässig mässigt mässiga
  ing ingen ingar inga else elsen elser eri erier ist inna ska ens nas ars
  sköterska sköterskan sköterskor slag slaget tal talet ring ringen ringar
  `),
)
