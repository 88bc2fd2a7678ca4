/**
 * Names that one product has been sold or introduced under, so that a renaming does not hide its history. Only families that
 * have a history in the case library and more than one known name; a product record that states its family needs no line here.
 */
export const familyNames: Readonly<Record<string, readonly string[]>> = {
  'oracle-cerner-millennium': [
    'Cerner Millennium',
    'Oracle Millennium',
    'Oracle Health Millennium',
    'Oracle Cerner Millennium',
    'Cerner/Oracle Millennium',
    'Millennium journalsystem',
    'Skånes digitala vårdsystem',
    'Millennium',
  ],
  epic: ['Epic', 'Epic Systems', 'EpicCare', 'Sundhedsplatformen', 'Helseplattformen', 'Apotti'],
  'oracle-siebel': ['Oracle Siebel', 'Siebel CRM', 'Siebel'],
  'peoplesoft-payroll': ['PeopleSoft', 'Oracle PeopleSoft'],
  'sap-workbrain': ['Workbrain', 'SAP Workbrain'],
  'open-eplatform': ['Open ePlatform', 'OpenEPlatform', 'Öppna e-plattformen'],
  globaleaks: ['GlobaLeaks'],
  decidim: ['Decidim'],
  signalen: ['Signalen'],
  'x-road': ['X-Road', 'X-tee'],
}

/** Names that gather unlike things; having one in common says nothing. */
export const noFamily: readonly string[] = ['bespoke', 'multi']
