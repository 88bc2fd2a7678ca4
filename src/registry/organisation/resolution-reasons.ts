import type { Bilingual } from '#platform/language'
import type { NameMatch } from './name-index.ts'
import type { Organisation } from './organisation.ts'
import { formatOrganisationNumber } from './organisation-number.ts'

/** The sentences in which a resolution explains itself; each stands alone and says what to do where one can. */
export const because = {
  number: (one: Organisation): Bilingual => ({
    sv: `Organisationsnumret hör till ${one.nameSv}.`,
    en: `The organisation number belongs to ${one.nameEn ?? one.nameSv}.`,
  }),
  numberAndName: {
    sv: 'Organisationsnummer och namn stämmer överens.',
    en: 'The organisation number and the name agree.',
  },
  sharedNumberNamePicks: {
    sv: 'Flera myndigheter delar organisationsnumret. Namnet avgör vilken som avses.',
    en: 'Several bodies share the organisation number. The name settles which one is meant.',
  },
  sharedNumberHolder: {
    sv: 'Flera myndigheter delar organisationsnumret. Utan namn avses den som innehar det.',
    en: 'Several bodies share the organisation number. Without a name, the one that holds it is meant.',
  },
  sharedNumberOpen: {
    sv: 'Flera myndigheter delar organisationsnumret. Ange det namn som registret har.',
    en: 'Several bodies share the organisation number. Give the name as the register has it.',
  },
  nameNotKnown: {
    sv: 'Namnet finns inte i registret, men numret räcker.',
    en: 'The name is not in the register, but the number is enough.',
  },
  otherNumber: {
    sv: 'Numret är ett annat än registrets, men organisationen förekommer under det och namnet stämmer.',
    en: 'The number is not the one in the register, but the organisation is met under it and the name agrees.',
  },
  otherNumberOpen: {
    sv: 'Numret har använts för organisationen men är inte dess eget. Ange även namnet.',
    en: 'The number has been used for the organisation but is not its own. Give the name as well.',
  },
  disagree: {
    sv: 'Organisationsnumret och namnet hör till olika organisationer. Rätta det som är fel.',
    en: 'The organisation number and the name belong to different organisations. Correct the one that is wrong.',
  },
  ownBodyUnderNumber: {
    sv: 'Namnet är ett bolags eller förbunds, men numret är en annan organisations. Rätta det som är fel.',
    en: 'The name is that of a company or joint body, but the number is another organisation’s. Correct one.',
  },
  strangersNumber: {
    sv: 'Namnet finns i registret, men numret hör till någon annan. Rätta det som är fel.',
    en: 'The name is in the register, but the number belongs to somebody else. Correct the one that is wrong.',
  },
  stranger: (digits: string | null): Bilingual => ({
    sv: digits
      ? `Numret ${formatOrganisationNumber(digits)} finns inte i registret.`
      : 'Numret finns inte i registret.',
    en: digits
      ? `The number ${formatOrganisationNumber(digits)} is not in the register.`
      : 'The number is not in the register.',
  }),
  unreadable: {
    sv: 'Numret är inget svenskt organisationsnummer. Skriv tio siffror, som 212000-0142.',
    en: 'The number is no Swedish organisation number. Write ten digits, such as 212000-0142.',
  },
  'check-digit': {
    sv: 'Numrets kontrollsiffra stämmer inte. Numret används därför inte.',
    en: 'The check digit of the number is wrong, so the number is not used.',
  },
  name: { sv: 'Namnet är organisationens.', en: 'The name is that of the organisation.' },
  byMatch: ({ by, name, until, organisation }: NameMatch): Bilingual => {
    const present = organisation.nameSv
    const end =
      until === null
        ? { sv: '', en: '' }
        : { sv: `, använt till och med ${until}`, en: `, used until ${until}` }
    const sentences: Record<NameMatch['by'], Bilingual> = {
      name: because.name,
      alias: {
        sv: `”${name}” är ett annat namn på ${present}.`,
        en: `“${name}” is another name of ${present}.`,
      },
      'former-name': {
        sv: `”${name}” är ett tidigare namn på ${present}${end.sv}.`,
        en: `“${name}” is a former name of ${present}${end.en}.`,
      },
      variant: {
        sv: `Namnet är ett annat sätt att skriva ${present}.`,
        en: `The name is another way to write ${present}.`,
      },
      'without-diacritics': {
        sv: `Utan prickar och ringar kan bara ${present} avses.`,
        en: `Without its dots and rings, only ${present} can be meant.`,
      },
    }
    return sentences[by]
  },
  unitLeftOut: (unit: string): Bilingual => ({
    sv: `”${shortened(unit)}” är en del av organisationen och har lämnats utanför.`,
    en: `“${shortened(unit)}” is a part of the organisation and was left out.`,
  }),
  ended: (one: Organisation): Bilingual | null =>
    one.validTo === null
      ? null
      : { sv: `Organisationen upphörde ${one.validTo}.`, en: `The organisation ended ${one.validTo}.` },
  bearsItNow: {
    sv: 'En organisation som har upphört hade samma namn.',
    en: 'An organisation that has ended had the same name.',
  },
  boreItThen: { sv: 'Bara den hade namnet den dagen.', en: 'Only this one had the name on that day.' },
  severalByName: {
    sv: 'Namnet kan betyda flera organisationer. Ange organisationsnummer.',
    en: 'The name can mean several organisations. Give the organisation number.',
  },
  othersToo: {
    sv: 'Namnet säger att fler organisationer avses än den som nämns. Ange dem var för sig.',
    en: 'The name says that more organisations are meant than it names. Give them one by one.',
  },
  ownBody: {
    sv: 'Namnet är ett bolags, en stiftelses eller ett förbunds. Registret har inte sådana.',
    en: 'The name is that of a company, foundation or joint body. The register does not hold those.',
  },
  unknownName: {
    sv: 'Namnet finns inte i registret. Kontrollera stavningen eller ange organisationsnummer.',
    en: 'The name is not in the register. Check the spelling, or give the organisation number.',
  },
  nothing: {
    sv: 'Källan anger ingen organisation.',
    en: 'The source names no organisation.',
  },
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
