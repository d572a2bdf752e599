/** Words of the pages on which officers look after what villagers find. */
export const contentPagesText = {
  title: 'ข้อมูล',
  lead: 'สิ่งที่บอตและหน้าเว็บใช้ตอบชาวบ้าน แก้ไขแล้วชาวบ้านเห็นทันที',
  places: 'ส่วนของข้อมูล',
  overview: 'ภาพรวม',
  try: 'ลองถามแบบชาวบ้าน',
  back: (where: string) => `กลับไป ${where}`,
  entries: (count: number) => `${count} รายการ`,
  ofYear: (year: number) => `ปีงบประมาณ ${year}`,
  shown: (count: number, all: number) => `แสดง ${count} จาก ${all} รายการ ตรวจแล้วรายการถัดไปจะขึ้นมา`,
  add: (one: string) => `เพิ่ม${one}`,
  none: 'ยังไม่มีรายการ',
  removedTitle: 'รายการที่นำออกแล้ว',
  removedMark: 'นำออกแล้ว',
  sampleMark: 'ยังไม่มีใครตรวจ',
  oldMark: 'ตรวจนานแล้ว',
  editedMark: 'แก้ในระบบ',
  deadMark: 'ลิงก์นี้เปิดไม่ได้',
  lines: (count: number) => `ดูทั้งหมด ${count} ข้อ`,
  readOnly: 'บัญชีนี้ดูได้อย่างเดียว',
} as const;

export const overviewText = {
  waiting: 'งานที่รออยู่',
  stale: 'รายการที่ควรตรวจ',
  staleHint: (days: number) => `ยังไม่เคยตรวจ หรือตรวจล่าสุดเกิน ${days} วัน`,
  questions: 'คำถามที่ยังไม่มีคำตอบ',
  questionsHint: 'ชาวบ้านถามแล้วบอตหาไม่เจอ',
  dead: 'ลิงก์ที่เปิดไม่ได้',
  deadHint: 'ตรวจหลายครั้งแล้วยังเปิดไม่ได้',
  all: 'ข้อมูลทั้งหมด',
  unfitTitle: 'รายการที่ระบบอ่านไม่ได้',
  unfitAdvice: 'ชาวบ้านไม่เห็นรายการเหล่านี้ เปิดประวัติแล้วเลือกฉบับที่ใช้ได้ หรือแจ้งผู้ดูแลระบบ',
  nothing: 'ไม่มี',
  checkedOn: (date: string) => `ตรวจล่าสุด ${date}`,
} as const;

export const tryText = {
  label: 'พิมพ์อย่างที่ชาวบ้านจะถาม',
  hint: 'เช่น ยายอายุหกสิบแล้วต้องไปลงทะเบียนที่ไหน',
  submit: 'ลองถาม',
  result: 'บอตจะตอบอย่างนี้',
  candidates: 'เรื่องที่ระบบคิดว่าใกล้เคียง ใกล้ที่สุดอยู่บน',
  nothing: 'ไม่พบเรื่องที่ใกล้เคียงเลย',
  score: (percent: number) => `ใกล้เคียง ${percent}%`,
  scoreWords: { high: 'ตรงมาก', middle: 'ค่อนข้างตรง', low: 'ตรงบ้าง', hardly: 'แทบไม่ตรง' },
  sure: (name: string) => `ตอบเรื่อง “${name}” ทันที`,
  unsure: (names: string) => `ถามกลับให้กดเลือก เพราะยังไม่แน่ใจ: ${names}`,
  outOfScope: 'บอกว่ายังตอบเรื่องนี้ไม่ได้ และชวนส่งคำถามให้เจ้าหน้าที่',
  also: (names: string) => `พร้อมแสดง ${names}`,
  code: (code: string) => `รายการรหัส ${code}`,
  report: (name: string) => `รายงาน: ${name}`,
  empty: 'โปรดพิมพ์คำถามก่อน',
} as const;

export const entryText = {
  edit: 'แก้ไข',
  history: 'ประวัติการแก้ไข',
  remove: 'นำออก',
  checkedToday: 'ตรวจแล้ววันนี้',
  checkedHint: 'กดเมื่ออ่านทุกข้อแล้วถูกต้องตามจริง ระบบจดชื่อท่านและวันนี้ไว้',
  checkedShown: 'ชาวบ้านเห็นชื่อและวันที่นี้ด้วย',
  stillUnsure: 'ข้อที่ติ๊กว่า ยังไม่แน่ใจ ชาวบ้านยังเห็นว่าต้องถาม',
  restore: 'นำกลับมา',
  removed: 'รายการนี้ถูกนำออกแล้ว ชาวบ้านหาไม่เจอ นำกลับมาได้',
  never: 'ยังไม่มีเจ้าหน้าที่ตรวจข้อมูลนี้',
  facts: 'ข้อมูลที่บันทึกไว้',
  last: (deed: string, when: string, who: string) => `${deed}เมื่อ ${when}${who ? ` โดย ${who}` : ''}`,
  card: 'ชาวบ้านเห็นอย่างนี้ใน LINE',
  tap: (label: string) => `ปุ่ม: ${label}`,
} as const;

export const entryDone = {
  saved: 'บันทึกแล้ว ชาวบ้านเห็นข้อมูลใหม่แล้ว',
  same: 'ไม่มีข้อไหนเปลี่ยน จึงไม่ได้บันทึกฉบับใหม่',
  checked: 'บันทึกว่าตรวจแล้ววันนี้',
  restored: 'นำกลับมาแล้ว ชาวบ้านเห็นอีกครั้ง',
  removed: 'นำออกแล้ว ชาวบ้านหาไม่เจออีก',
} as const;
export type EntryDone = keyof typeof entryDone;

export const formText = {
  editTitle: (name: string) => `แก้ไข ${name}`,
  newTitle: (one: string) => `เพิ่ม${one}`,
  optional: '(ไม่ใส่ก็ได้)',
  save: 'บันทึก',
  preview: 'ดูตัวอย่าง',
  cancel: 'ยกเลิก ไม่บันทึก',
  faults: (count: number) => `ยังบันทึกไม่ได้ มี ${count} ข้อที่ต้องแก้ สิ่งที่พิมพ์ไว้ยังอยู่ครบ`,
  previewFaults: (count: number) => `ยังแสดงตัวอย่างไม่ได้ มี ${count} ข้อที่ต้องแก้ก่อน`,
  previewed: 'นี่คือตัวอย่าง ยังไม่ได้บันทึก ถ้าถูกต้องแล้วกด บันทึก ที่ท้ายหน้า',
  noCard: 'รายการแบบนี้ไม่มีการ์ดใน LINE ข้อมูลที่พิมพ์ใช้ได้ กด บันทึก ได้เลย',
  ownWordsHere: 'ถ้าเลือก อื่น ๆ พิมพ์ที่นี่',
  ownWords: (label: string) => `${label} (พิมพ์เอง)`,
  nth: (label: string, nth: number) => `${label} ${nth}`,
  unsure: 'ยังไม่แน่ใจ ให้ชาวบ้านถามก่อน',
  checkedLegend: 'ท่านตรวจทุกข้อของรายการนี้แล้วหรือยัง',
  checkedAll: 'ตรวจครบทุกข้อแล้ว (จดชื่อท่านและวันนี้ไว้)',
  checkedPart: 'ยังไม่ครบ แก้เฉพาะบางข้อ',
  checkedNow: (words: string) => `ตอนนี้: ${words}`,
  badKey: 'แบบฟอร์มนี้เก่าเกินไป โปรดเปิดหน้าใหม่แล้วลองอีกครั้ง',
} as const;

export const conflictText = {
  title: 'มีคนอื่นแก้รายการนี้ก่อนท่าน',
  who: (who: string, when: string) => `${who || 'ไฟล์ของสำนักงาน'} บันทึกเมื่อ ${when}`,
  kept: 'สิ่งที่ท่านพิมพ์ยังอยู่ครบ ยังไม่ได้บันทึก ข้อที่ท่านไม่ได้แก้ ใส่ข้อมูลใหม่ของเขาให้แล้ว',
  theirs: 'สิ่งที่เปลี่ยนไประหว่างที่ท่านพิมพ์',
  both: 'ท่านก็แก้ข้อนี้ด้วย ในแบบฟอร์มเป็นของท่าน ถ้าบันทึก ของท่านจะแทนที่',
  again: 'อ่านดูแล้วกด บันทึก อีกครั้ง',
  removed: 'เขานำรายการนี้ออกแล้ว ถ้าบันทึก รายการจะกลับมา',
  look: 'มีคนอื่นแก้รายการนี้ก่อนท่าน อ่านข้อมูลใหม่ด้านล่างก่อน แล้วกดอีกครั้ง',
} as const;

export const historyText = {
  title: (name: string) => `ประวัติของ ${name}`,
  version: (version: number) => `ฉบับที่ ${version}`,
  now: 'ฉบับที่ใช้อยู่',
  by: (who: string) => (who ? `โดย ${who}` : ''),
  began: 'เริ่มมีรายการนี้',
  noChange: 'ไม่มีข้อไหนเปลี่ยน',
  before: 'เดิม',
  after: 'ใหม่',
  gone: 'เอาออก',
  added: 'เพิ่ม',
  reordered: 'เปลี่ยนลำดับ',
  check: 'การตรวจ',
  use: 'กลับไปใช้ฉบับนี้',
  useHint: 'เก็บเป็นฉบับใหม่ ฉบับอื่นไม่หาย',
  older: 'เก่ากว่านี้',
  newest: 'กลับไปใหม่สุด',
  unfit: 'ฉบับที่ใช้อยู่อ่านไม่ได้ เลือกฉบับเก่าที่ใช้ได้',
} as const;

export const removeText = {
  title: (name: string) => `นำ “${name}” ออก?`,
  about: 'ชาวบ้านจะหารายการนี้ไม่เจออีก นำกลับมาได้ทุกเมื่อ ประวัติไม่หาย',
  submit: 'นำออก',
  used: 'ยังนำออกไม่ได้ เพราะรายการเหล่านี้ใช้อยู่ แก้รายการเหล่านี้ก่อน',
  cancel: 'ไม่นำออก',
} as const;
