import { type Content, type ContentKind, contentKinds, type EntryOf } from '../../src/knowledge/content.ts';

const fields: { readonly [K in ContentKind]: object } = {
  procedure: {
    id: 'water-new',
    name: 'ขอใช้น้ำประปา',
    shelf: 'น้ำประปา',
    jurisdiction: 'own',
    division: 'works',
    about: 'ขอติดตั้งมาตรน้ำ',
    forWhom: 'เจ้าบ้าน',
    documents: ['บัตรประชาชน'],
    fee: 'ไม่มี',
    duration: '7 วัน',
    steps: [{ by: 'ผู้ขอ', text: 'ยื่นคำขอ' }],
    where: 'กองช่าง',
    legalBasis: ['ไม่มี'],
    nextStep: 'มาที่กองช่าง',
    check: 'sample',
  },
  topic: { id: 'budget', name: 'แผนงบประมาณ', about: 'แผนใช้จ่าย', check: 'sample' },
  year: { year: 2564, groups: [{ code: '9.1', name: 'ข้อมูลพื้นฐาน' }], check: 'sample' },
  disclosure: { year: 2564, code: 'O1', name: 'โครงสร้าง', group: '9.1', topics: ['budget'], check: 'sample' },
  contact: { id: 'office', name: 'ที่ทำการ อบต.', about: 'มาติดต่อได้', check: 'sample' },
  answer: { id: 'lunch', question: 'พักเที่ยงไหม', text: 'ไม่พัก', check: 'sample' },
  intent: { id: 'greeting', names: ['สวัสดี'], check: 'sample' },
  synonym: { means: 'ผู้สูงอายุ', said: ['คนแก่', 'คนเฒ่า'], check: 'sample' },
};

/** A short entry of a kind, with what a test wants to be otherwise. */
export function smallEntry<K extends ContentKind>(kind: K, more: object = {}): EntryOf<K> {
  return contentKinds[kind].parse({ ...fields[kind], ...more }) as EntryOf<K>;
}

/** A small content with one entry of each kind, with what a test wants to be otherwise. */
export function smallContent(more: Partial<Content> = {}): Content {
  return {
    procedures: [smallEntry('procedure')],
    topics: [smallEntry('topic')],
    years: [smallEntry('year')],
    disclosures: [smallEntry('disclosure')],
    contacts: [smallEntry('contact')],
    answers: [smallEntry('answer')],
    intents: [smallEntry('intent')],
    synonyms: [smallEntry('synonym')],
    ...more,
  };
}
