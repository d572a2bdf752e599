import type { ContentKind, EntryOf } from '../knowledge/content.ts';

/** How a field of a form is called, and what to know before filling it in. */
export interface FieldWords {
  readonly label: string;
  readonly hint?: string;
  /** The parts of a field that has several rows. */
  readonly columns?: Readonly<Record<string, string>>;
  /** One of the rows. */
  readonly row?: string;
}

const onePerLine = 'หนึ่งบรรทัดต่อหนึ่งข้อ';
const learnt = {
  names: {
    label: 'ชื่ออื่นที่ชาวบ้านเรียก',
    hint: `${onePerLine} เช่น ชื่อย่อ คำท้องถิ่น คำที่มักสะกดผิด`,
  },
  asks: {
    label: 'ตัวอย่างคำถามของชาวบ้าน',
    hint: `${onePerLine} เขียนอย่างที่คนพิมพ์ถามจริง ยิ่งมีมาก บอตยิ่งหาเจอ`,
  },
} as const;
const linkRows = {
  hint: 'ที่อยู่เว็บขึ้นต้นด้วย https:// แถวไหนไม่ใช้ ปล่อยว่างไว้',
  columns: { title: 'ชื่อที่แสดง', url: 'ที่อยู่เว็บ' },
  row: 'ลิงก์',
} as const;
const division = { label: 'กองหรือสำนักที่รับผิดชอบ' } as const;
const phone = { label: 'เบอร์โทรศัพท์', hint: 'ตัวเลขกับขีด เช่น 075-123-456' } as const;
const key = { label: 'รหัสของรายการ' } as const;

/** The words of every field of every kind of entry: one without words does not compile. */
export const fieldWords: {
  readonly [K in ContentKind]: Readonly<Record<Exclude<keyof EntryOf<K>, 'check'>, FieldWords>>;
} = {
  procedure: {
    id: key,
    name: { label: 'ชื่อเรื่อง', hint: 'สั้น ๆ อย่างที่คนเรียก เช่น จ่ายภาษีป้าย' },
    shelf: { label: 'หมวด', hint: 'หมวดที่ชาวบ้านกดเลือกดู' },
    jurisdiction: { label: 'ทำเรื่องนี้ที่ไหน' },
    referTo: { label: 'ต้องไปติดต่อที่ไหนแทน', hint: 'ใส่เมื่อเรื่องนี้ทำที่หน่วยงานอื่น' },
    division,
    about: { label: 'เรื่องนี้ใช้ทำอะไร' },
    forWhom: { label: 'ใครใช้ได้' },
    documents: { label: 'เอกสารที่ต้องใช้', hint: `${onePerLine} ถ้าไม่ต้องใช้ ให้พิมพ์ว่า ไม่มี` },
    fee: { label: 'ค่าธรรมเนียม', hint: 'ถ้าไม่เสียเงิน ให้พิมพ์ว่า ไม่มี' },
    duration: { label: 'ใช้เวลานานเท่าไร' },
    steps: {
      label: 'ขั้นตอน',
      hint: 'แถวไหนไม่ใช้ ปล่อยว่างไว้ กดบันทึกหรือดูตัวอย่าง จะมีแถวว่างเพิ่มให้',
      columns: { by: 'ใครทำ', text: 'ทำอะไร' },
      row: 'ขั้นที่',
    },
    where: { label: 'ติดต่อที่ไหน' },
    hours: { label: 'เวลาเปิด' },
    legalBasis: { label: 'กฎหมายที่เกี่ยวข้อง', hint: onePerLine },
    forms: { label: 'แบบฟอร์มให้ดาวน์โหลด', ...linkRows },
    phone,
    notes: { label: 'เรื่องที่ควรรู้', hint: onePerLine },
    yearly: {
      label: 'ข้อมูลที่เปลี่ยนทุกปี',
      hint: 'ระบบแสดงปีใหม่ที่สุดของแต่ละหัวข้อ ปีเก่าเก็บไว้ได้ แถวไหนไม่ใช้ ปล่อยว่างไว้',
      columns: { title: 'หัวข้อ', year: 'ปี พ.ศ.', kind: 'นับเป็นปีแบบไหน', text: 'ข้อมูล' },
      row: 'ข้อที่',
    },
    nextStep: { label: 'ขั้นตอนต่อไป', hint: 'บอกหนึ่งถึงสองประโยคว่าให้ทำอะไรก่อน' },
    start: { label: 'ปุ่มที่ทำได้ทันทีในแชต' },
    unconfirmed: { label: 'ข้อที่ยังไม่แน่ใจ' },
    ...learnt,
  },
  topic: {
    id: key,
    name: { label: 'ชื่อหัวข้อ', hint: 'ชื่อที่ใช้ได้ทุกปี ไม่ใส่รหัส เช่น แผนงบประมาณประจำปี' },
    about: { label: 'รายงานนี้บอกอะไร' },
    ...learnt,
  },
  year: {
    year: { label: 'ปีงบประมาณ', hint: 'พ.ศ. สี่ตัว เช่น 2570' },
    groups: {
      label: 'หมวดของปีนี้',
      hint: 'ตามคู่มือ ITA ของปีนั้น แถวไหนไม่ใช้ ปล่อยว่างไว้',
      columns: { code: 'เลขหมวด เช่น 9.1', name: 'ชื่อหมวด' },
      row: 'หมวดที่',
    },
  },
  disclosure: {
    year: { label: 'ปีงบประมาณ' },
    code: { label: 'รหัส', hint: 'ตัวโอภาษาอังกฤษตามด้วยเลข เช่น O18' },
    name: { label: 'ชื่อรายการ', hint: 'ตามคู่มือ ITA ของปีนั้น' },
    group: { label: 'หมวด' },
    topics: { label: 'หัวข้อ', hint: 'ข้อแรกคือเรื่องหลัก ใช้โยงกับรายการของปีอื่น' },
    division,
    links: {
      label: 'ลิงก์ให้เปิดอ่าน',
      hint: linkRows.hint,
      columns: { ...linkRows.columns, dataYear: 'ข้อมูลของปี พ.ศ. (ถ้ามี)', on: 'ลงวันที่ (ถ้ามี) เช่น 22/11/2569' },
      row: linkRows.row,
    },
    accessNote: { label: 'หาได้ที่', hint: 'บอกทางในเว็บของสำนักงาน สำหรับคนที่เข้าไปหาเอง' },
  },
  contact: {
    id: key,
    name: { label: 'ชื่อ' },
    about: { label: 'ดูแลเรื่องอะไร' },
    division: { label: 'เป็นกองหรือสำนักไหน', hint: 'เบอร์นี้จะแสดงในบริการของกองนั้นด้วย' },
    phone,
    address: { label: 'ที่อยู่' },
    email: { label: 'อีเมล' },
    links: { label: 'ลิงก์', ...linkRows },
    map: { label: 'พิกัดแผนที่', hint: 'สองจำนวนคั่นด้วยจุลภาค เช่น 7.7312, 99.4825' },
    hours: { label: 'เวลาเปิด' },
    isOurs: { label: 'เป็นหน่วยงานของเราหรือไม่' },
    ...learnt,
  },
  answer: {
    id: key,
    question: { label: 'คำถาม' },
    text: { label: 'คำตอบ', hint: 'ตอบสั้น ๆ ด้วยคำที่ชาวบ้านใช้ บอกด้วยว่าให้ทำอะไรต่อ' },
    links: { label: 'ลิงก์', ...linkRows },
    under: { label: 'อยู่ในเรื่องใหญ่เรื่องไหน', hint: 'ถ้าไม่แน่ใจ ไม่ต้องเลือก' },
    ...learnt,
  },
  intent: {
    id: key,
    names: { ...learnt.names, hint: onePerLine },
    asks: { label: 'อย่างที่ชาวบ้านพิมพ์', hint: onePerLine },
  },
  synonym: {
    means: { label: 'คำที่สำนักงานใช้', hint: 'คำทางการ เช่น ผู้สูงอายุ' },
    said: { label: 'คำที่ชาวบ้านใช้', hint: `${onePerLine} เช่น คนแก่ คนเฒ่า` },
  },
};
