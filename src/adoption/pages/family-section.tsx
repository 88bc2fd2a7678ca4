import type { Language } from '#platform/language'
import { DefinitionList, Section } from '#ui'
import { messages } from '../messages.ts'
import type { AdoptionView } from '../read-adoptions.ts'
import type { Family, FamilyMember } from '../read-family.ts'
import { pageOf } from './paths.ts'
import { UsersTable } from './users-section.tsx'

/** On a product's page: its whole family, under all its names, with the efforts and users of all of it. */
export function FamilySection({
  language,
  family,
  adoptions,
}: {
  readonly language: Language
  readonly family: Family
  readonly adoptions: readonly AdoptionView[]
}) {
  const words = messages[language]
  return (
    <Section heading={words.familyHeading} id="familj" lead={words.familyLead(family.name)}>
      <DefinitionList
        items={[
          { term: words.names, value: family.names.join(', ') },
          { term: words.products, value: <Members language={language} members={family.products} /> },
          {
            term: words.initiatives,
            value:
              family.initiatives.length === 0 ? (
                <span class="unknown">{words.noReuse}</span>
              ) : (
                <Members language={language} members={family.initiatives} />
              ),
          },
        ]}
      />
      {adoptions.length > 0 && <UsersTable language={language} adoptions={adoptions} naming />}
    </Section>
  )
}

function Members({ language, members }: { language: Language; members: readonly FamilyMember[] }) {
  return (
    <ul>
      {members.map((member) => (
        <li key={member.id}>
          <a href={pageOf(language, member)}>{member.title}</a>
          {member.organisation && `, ${member.organisation}`}
        </li>
      ))}
    </ul>
  )
}
