import { describe, expect, it } from 'vitest'
import { EarlierAssignments, isAmendment } from './amended-assignment.ts'
import { AssignmentRecord } from './schema.ts'
import { sentences } from './sentences.ts'

const assignment = (path: string, title: string, id?: string) =>
  AssignmentRecord.parse({ path: `regeringsuppdrag/${path}.md`, title, id })

const original = assignment('2031/03/dimma', 'Uppdrag att mäta dimma', 'Diarienummer: Fi2031/00123')
const other = assignment('2031/04/dis', 'Uppdrag att mäta dis')
const amendment = (title: string, text = '') =>
  new EarlierAssignments([original, other]).amendedBy(assignment('2031/05/andring', title), sentences(text))

describe('what an amendment changes', () => {
  it('is found by the very same title', () => {
    expect(amendment('Ändring av uppdraget att mäta dimma')).toEqual({ path: original.path })
    expect(amendment('Framställning om förlängd tid för uppdraget att mäta dis')).toEqual({
      path: other.path,
    })
  })

  it('is found by diary number, with or without unit and leading zeros', () => {
    expect(
      amendment('Ändring av ett uppdrag', 'Med ändring av beslutet (Fi2031/123/DF) gäller detta.'),
    ).toEqual({
      path: original.path,
    })
  })

  it('stays words when the title only resembles, with the diary number when there is one', () => {
    expect(
      amendment('Ändring av uppdraget att mäta dimman', 'Regeringen ändrar uppdraget (N2031/7).'),
    ).toEqual({
      words: 'Uppdraget att mäta dimman (N2031/7)',
    })
  })

  it('stays words when two earlier assignments fit, or none is earlier', () => {
    const twins = [original, assignment('2031/04/igen', 'Uppdrag att mäta dimma')]
    const changed = (path: string) => assignment(path, 'Ändring av uppdrag att mäta dimma')
    expect(new EarlierAssignments(twins).amendedBy(changed('2031/06/x'), [])).toHaveProperty('words')
    expect(new EarlierAssignments([original]).amendedBy(changed('2030/01/x'), [])).toHaveProperty('words')
  })
})

it('tells amendments by the first word of the title', () => {
  expect(isAmendment('Tillägg till uppdrag att mäta')).toBe(true)
  expect(isAmendment('Uppdrag att föreslå ändring av lagen')).toBe(false)
})
