/** The public addresses: part of the contract with everybody who keeps a link. */
export const webPaths = {
  home: '/',
  services: '/services',
  service: (id: string) => `/services/${encodeURIComponent(id)}`,
  disclosures: '/disclosures',
  year: (year: number) => `/disclosures/${year}`,
  group: (year: number, group: string) => `/disclosures/${year}/${encodeURIComponent(group)}`,
  item: (year: number, group: string, code: string) =>
    `/disclosures/${year}/${encodeURIComponent(group)}#${encodeURIComponent(code)}`,
  contacts: '/contacts',
  report: '/report',
  reportAbout: '/report/about',
  reportWrite: '/report/write',
  track: '/track',
  trackAdd: '/track/add',
  trackLook: '/track/look',
  trackFile: '/track/file',
  file: '/file',
  fileOf: (handle: string) => `/file/${handle}`,
  receipt: '/receipt',
  receiptOf: (handle: string) => `/receipt/${handle}`,
  assets: '/assets',
} as const;
